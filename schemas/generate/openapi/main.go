// Prints, as JSON, the OpenAPI definitions of Kubernetes' types and the kinds that its schemes register.
// It is built together with what openapi-gen generates (package openapi) and a list of the API packages (packages.go).
package main

import (
	"encoding/json"
	"fmt"
	"log"
	"os"
	"reflect"
	"strings"

	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/kube-openapi/pkg/util"
	"k8s.io/kube-openapi/pkg/validation/spec"

	"schemas.invalid/generate/openapi"
)

// Kind is a kind of one API version: its type and definition, and when its version came and goes.
type Kind struct {
	Name
	Plural      string `json:"plural"`
	GoType      string `json:"goType"`
	Definition  string `json:"definition"`
	Introduced  string `json:"introduced,omitempty"`
	Deprecated  string `json:"deprecated,omitempty"`
	Removed     string `json:"removed,omitempty"`
	Replacement *Name  `json:"replacement,omitempty"`
}

// Name names a kind.
type Name struct {
	Group   string `json:"group"`
	Version string `json:"version"`
	Kind    string `json:"kind"`
}

func main() {
	definitions := map[string]spec.Schema{}
	reference := func(name string) spec.Ref { return spec.MustCreateRef("#/" + friendly(name)) }
	for name, definition := range openapi.GetOpenAPIDefinitions(reference) {
		definitions[friendly(name)] = definition.Schema
	}

	scheme := runtime.NewScheme()
	for _, add := range addToScheme {
		if err := add(scheme); err != nil {
			log.Fatal(err)
		}
	}
	kinds := []Kind{}
	for gvk, goType := range scheme.AllKnownTypes() {
		if _, isObject := goType.FieldByName("ObjectMeta"); isObject && gvk.Version != runtime.APIVersionInternal {
			kinds = append(kinds, describe(gvk, goType))
		}
	}

	output := map[string]any{"definitions": definitions, "kinds": kinds}
	if err := json.NewEncoder(os.Stdout).Encode(output); err != nil {
		log.Fatal(err)
	}
}

func describe(gvk schema.GroupVersionKind, goType reflect.Type) Kind {
	plural, _ := meta.UnsafeGuessKindToResource(gvk)
	kind := Kind{Name: Name(gvk), Plural: plural.Resource}
	kind.GoType = goType.PkgPath() + "." + goType.Name()
	kind.Definition = friendly(kind.GoType)

	object := reflect.New(goType).Interface()
	if named, ok := object.(interface{ OpenAPIModelName() string }); ok {
		kind.Definition = named.OpenAPIModelName()
	}
	if lifecycle, ok := object.(interface{ APILifecycleIntroduced() (int, int) }); ok {
		kind.Introduced = minor(lifecycle.APILifecycleIntroduced())
	}
	if lifecycle, ok := object.(interface{ APILifecycleDeprecated() (int, int) }); ok {
		kind.Deprecated = minor(lifecycle.APILifecycleDeprecated())
	}
	if lifecycle, ok := object.(interface{ APILifecycleRemoved() (int, int) }); ok {
		kind.Removed = minor(lifecycle.APILifecycleRemoved())
	}
	if lifecycle, ok := object.(interface {
		APILifecycleReplacement() schema.GroupVersionKind
	}); ok {
		replacement := Name(lifecycle.APILifecycleReplacement())
		kind.Replacement = &replacement
	}
	return kind
}

// friendly turns the path of a Go type (k8s.io/api/apps/v1.Deployment) into the name of its definition (io.k8s.api.apps.v1.Deployment).
func friendly(name string) string {
	if strings.Contains(name, "/") {
		return util.ToRESTFriendlyName(name)
	}
	return name
}

func minor(major, minor int) string {
	if major == 0 && minor == 0 {
		return ""
	}
	return fmt.Sprintf("%d.%d", major, minor)
}
