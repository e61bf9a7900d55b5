// Command judge tells how kustomize reads texts.
//
// Input, one line per text: "resource" or "kustomization", a space, the bytes in base64.
// Output, one line of JSON per text: {"error": "…"} or {"objects": […]} as kustomize's resource factory makes them;
// for a kustomization {"objects": [value]} as sigs.k8s.io/yaml reads it.
package main

import (
	"bufio"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"os"
	"strings"

	"sigs.k8s.io/kustomize/api/provider"
	"sigs.k8s.io/yaml"
)

type answer struct {
	Error   string            `json:"error,omitempty"`
	Objects []json.RawMessage `json:"objects,omitempty"`
}

func main() {
	in := bufio.NewScanner(os.Stdin)
	in.Buffer(make([]byte, 1<<20), 1<<28)
	out := bufio.NewWriter(os.Stdout)
	defer out.Flush()
	for in.Scan() {
		reading, encoded, _ := strings.Cut(in.Text(), " ")
		text, err := base64.StdEncoding.DecodeString(encoded)
		if err != nil {
			panic(err)
		}
		line, _ := json.Marshal(read(reading, text))
		out.Write(line)
		out.WriteByte('\n')
	}
}

func read(reading string, text []byte) (result answer) {
	defer func() {
		if r := recover(); r != nil {
			result = answer{Error: fmt.Sprint("panic: ", r)}
		}
	}()
	if reading == "kustomization" {
		value, err := yaml.YAMLToJSON(text)
		if err != nil {
			return answer{Error: err.Error()}
		}
		return answer{Objects: []json.RawMessage{value}}
	}
	resources, err := provider.NewDefaultDepProvider().GetResourceFactory().SliceFromBytes(text)
	if err != nil {
		return answer{Error: err.Error()}
	}
	for _, resource := range resources {
		object, err := resource.MarshalJSON()
		if err != nil {
			return answer{Error: err.Error()}
		}
		result.Objects = append(result.Objects, object)
	}
	return result
}
