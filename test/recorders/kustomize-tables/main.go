// Command tables prints the two tables of kustomize that the engine carries as data, from the modules in go.mod:
//
//	go run . merge-keys  > ../../../src/kustomize/resources/merge-keys.json
//	go run . field-specs > ../../../src/kustomize/transform/field-specs.json
//
// merge-keys: what kustomize's own OpenAPI (kyaml/openapi/kubernetesapi) says about strategic merges and scopes.
// `definitions` maps a definition to its fields that lead to a list which is merged: `{ref}` for an object, `{items}` for
// a list of objects, `{merge: keys}` where the list itself is merged by keys (none: a list of scalars).
// field-specs: the built-in transformer configuration (api/internal/konfig/builtinpluginconsts) in kustomize's order.
package main

import (
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"os/exec"
	"path/filepath"
	"sort"
	"strconv"
	"strings"

	"k8s.io/kube-openapi/pkg/validation/spec"
	"sigs.k8s.io/kustomize/api/types"
	"sigs.k8s.io/kustomize/kyaml/openapi"
	"sigs.k8s.io/kustomize/kyaml/resid"
	kyaml "sigs.k8s.io/kustomize/kyaml/yaml"
	"sigs.k8s.io/yaml"
)

func main() {
	var table any
	if os.Args[1] == "merge-keys" {
		table = mergeKeys()
	} else {
		table = fieldSpecs()
	}
	encoder := json.NewEncoder(os.Stdout)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(table); err != nil {
		panic(err)
	}
}

type field struct {
	Ref   string    `json:"ref,omitempty"`
	Items string    `json:"items,omitempty"`
	Merge *[]string `json:"merge,omitempty"`
}

func mergeKeys() any {
	definitions := openapi.Schema().Definitions
	tables := map[string]map[string]field{}
	for name, definition := range definitions {
		fields := map[string]field{}
		for property, schema := range definition.Properties {
			if f, ok := describe(schema); ok {
				fields[property] = f
			}
		}
		tables[name] = fields
	}
	prune(tables)
	kinds := map[string]string{}
	clusterScoped := []string{}
	for name, definition := range definitions {
		for _, meta := range typesOf(definition) {
			key := meta.APIVersion + "/" + meta.Kind
			kinds[key] = name
			if openapi.IsCertainlyClusterScoped(meta) {
				clusterScoped = append(clusterScoped, key)
			}
		}
	}
	// In no schema any more, but kustomize knows it.
	if psp := (kyaml.TypeMeta{APIVersion: "policy/v1beta1", Kind: "PodSecurityPolicy"}); kinds["policy/v1beta1/PodSecurityPolicy"] == "" && openapi.IsCertainlyClusterScoped(psp) {
		clusterScoped = append(clusterScoped, "policy/v1beta1/PodSecurityPolicy")
	}
	sort.Strings(clusterScoped)
	return map[string]any{"kinds": kinds, "clusterScoped": clusterScoped, "definitions": tables}
}

func describe(schema spec.Schema) (field, bool) {
	if ref := schema.Ref.String(); ref != "" {
		return field{Ref: definitionName(ref)}, true
	}
	if len(schema.Type) != 1 || schema.Type[0] != "array" || schema.Items == nil {
		return field{}, false
	}
	f := field{Items: definitionName(schema.Items.Schema.Ref.String())}
	rs := openapi.ResourceSchema{Schema: &schema}
	strategy, keys := rs.PatchStrategyAndKeyList()
	for _, s := range strings.Split(strategy, ",") {
		if s == "merge" {
			f.Merge = &keys
		}
	}
	return f, f.Items != "" || f.Merge != nil
}

// prune drops the fields below which nothing is merged.
func prune(tables map[string]map[string]field) {
	leads := map[string]bool{}
	for changed := true; changed; {
		changed = false
		for name, fields := range tables {
			for _, f := range fields {
				if !leads[name] && (f.Merge != nil || leads[f.Ref] || leads[f.Items]) {
					leads[name] = true
					changed = true
				}
			}
		}
	}
	for name, fields := range tables {
		for property, f := range fields {
			if f.Items != "" && !leads[f.Items] {
				f.Items = ""
				fields[property] = f
			}
			if f.Merge == nil && !leads[f.Ref] && !leads[f.Items] {
				delete(fields, property)
			}
		}
		if len(fields) == 0 {
			delete(tables, name)
		}
	}
}

func definitionName(ref string) string {
	return strings.TrimPrefix(ref, "#/definitions/")
}

func typesOf(definition spec.Schema) (metas []kyaml.TypeMeta) {
	list, _ := definition.Extensions["x-kubernetes-group-version-kind"].([]any)
	for _, item := range list {
		gvk, _ := item.(map[string]any)
		group, _ := gvk["group"].(string)
		version, _ := gvk["version"].(string)
		kind, _ := gvk["kind"].(string)
		metas = append(metas, kyaml.TypeMeta{APIVersion: resid.Gvk{Group: group, Version: version}.ApiVersion(), Kind: kind})
	}
	return metas
}

type reference struct {
	resid.Gvk  `json:",inline"`
	FieldSpecs types.FsSlice `json:"fieldSpecs"`
}

func fieldSpecs() any {
	directory, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "sigs.k8s.io/kustomize/api").Output()
	if err != nil {
		panic(err)
	}
	files, _ := filepath.Glob(filepath.Join(strings.TrimSpace(string(directory)), "internal/konfig/builtinpluginconsts/*.go"))
	constants := map[string]ast.Expr{}
	for _, path := range files {
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			panic(err)
		}
		ast.Inspect(file, func(node ast.Node) bool {
			if value, ok := node.(*ast.ValueSpec); ok && len(value.Values) == 1 {
				constants[value.Names[0].Name] = value.Values[0]
			}
			return true
		})
	}
	result := map[string]any{}
	for name, expression := range constants {
		if !strings.HasSuffix(name, "FieldSpecs") || name == "metadataLabelsFieldSpecs" {
			continue
		}
		text := textOf(expression, constants)
		if name == "nameReferenceFieldSpecs" {
			var section map[string][]reference
			must(yaml.UnmarshalStrict([]byte(text), &section))
			for key, references := range section {
				sort.Sort(byKind(references))
				result[key] = references
			}
			continue
		}
		var section map[string]types.FsSlice
		must(yaml.UnmarshalStrict([]byte(text), &section))
		for key, specs := range section {
			sort.Sort(specs)
			result[key] = specs
		}
	}
	return result
}

type byKind []reference

func (s byKind) Len() int           { return len(s) }
func (s byKind) Swap(i, j int)      { s[i], s[j] = s[j], s[i] }
func (s byKind) Less(i, j int) bool { return s[i].Gvk.IsLessThan(s[j].Gvk) }

func textOf(expression ast.Expr, constants map[string]ast.Expr) string {
	switch e := expression.(type) {
	case *ast.BasicLit:
		text, err := strconv.Unquote(e.Value)
		must(err)
		return text
	case *ast.BinaryExpr:
		return textOf(e.X, constants) + textOf(e.Y, constants)
	case *ast.Ident:
		return textOf(constants[e.Name], constants)
	}
	panic("a constant of another shape")
}

func must(err error) {
	if err != nil {
		panic(err)
	}
}
