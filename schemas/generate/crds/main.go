// Prints the CustomResourceDefinitions in the YAML files named as arguments, as one JSON array.
package main

import (
	"encoding/json"
	"log"
	"os"
	"regexp"

	"sigs.k8s.io/yaml"
)

var separator = regexp.MustCompile(`(?m)^---.*$`)

func main() {
	definitions := []map[string]any{}
	for _, name := range os.Args[1:] {
		text, err := os.ReadFile(name)
		if err != nil {
			log.Fatal(err)
		}
		for _, document := range separator.Split(string(text), -1) {
			var object map[string]any
			if err := yaml.Unmarshal([]byte(document), &object); err != nil {
				log.Fatalf("%s: %v", name, err)
			}
			if object["kind"] == "CustomResourceDefinition" {
				definitions = append(definitions, object)
			}
		}
	}
	if err := json.NewEncoder(os.Stdout).Encode(definitions); err != nil {
		log.Fatal(err)
	}
}
