// Prints, as a JSON schema, what kustomize's own types say of a kustomization.yaml.
package main

import (
	"encoding/json"
	"log"
	"os"
	"reflect"
	"strings"

	"sigs.k8s.io/kustomize/api/types"
)

func main() {
	if err := json.NewEncoder(os.Stdout).Encode(schemaOf(reflect.TypeFor[types.Kustomization]())); err != nil {
		log.Fatal(err)
	}
}

func schemaOf(goType reflect.Type) map[string]any {
	switch goType.Kind() {
	case reflect.Pointer:
		return schemaOf(goType.Elem())
	case reflect.String:
		return map[string]any{"type": "string"}
	case reflect.Bool:
		return map[string]any{"type": "boolean"}
	case reflect.Int, reflect.Int32, reflect.Int64:
		return map[string]any{"type": "integer"}
	case reflect.Slice:
		return map[string]any{"type": "array", "items": schemaOf(goType.Elem())}
	case reflect.Map:
		return map[string]any{"type": "object", "additionalProperties": schemaOf(goType.Elem())}
	case reflect.Interface:
		return map[string]any{}
	case reflect.Struct:
		properties := map[string]any{}
		addFields(goType, properties)
		return map[string]any{"type": "object", "properties": properties}
	}
	log.Fatalf("a type that no schema is known for: %v", goType)
	return nil
}

// addFields adds the fields that encoding/json reads; those of embedded structs count as the struct's own.
func addFields(goType reflect.Type, properties map[string]any) {
	for index := range goType.NumField() {
		field := goType.Field(index)
		name, _, _ := strings.Cut(field.Tag.Get("json"), ",")
		switch {
		case name == "-":
		case field.Anonymous && name == "":
			addFields(field.Type, properties)
		case field.IsExported() && name == "":
			properties[field.Name] = schemaOf(field.Type)
		case field.IsExported():
			properties[name] = schemaOf(field.Type)
		}
	}
}
