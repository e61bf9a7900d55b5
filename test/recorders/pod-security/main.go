// Records what the API server's own library says of pods, for levels and versions of the Pod Security Standards:
//
//	cd test/recorders/pod-security && go run . > ../../../rules/pod-security/recorded.json
//
// The pods are the library's fixtures (Apache License 2.0, The Kubernetes Authors), and random mixtures of two or three of them.
package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"math/rand"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"

	corev1 "k8s.io/api/core/v1"
	"k8s.io/pod-security-admission/api"
	"k8s.io/pod-security-admission/policy"
	"sigs.k8s.io/yaml"
)

const (
	firstMinor = 25
	lastMinor  = 35
	mixtures   = 240
)

type record struct {
	Pod map[string]any `json:"pod"`
	// "allowed" holds for all versions, and "rejected" for one reason in all of them.
	Baseline   string `json:"baseline"`
	Restricted string `json:"restricted"`
}

func main() {
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "k8s.io/pod-security-admission").Output()
	check(err)
	fixtures := read(filepath.Join(strings.TrimSpace(string(module)), "test", "testdata"))
	random := rand.New(rand.NewSource(1))
	pods := slices.Clone(fixtures)
	for range mixtures {
		mixed := any(fixtures[random.Intn(len(fixtures))])
		for range 1 + random.Intn(2) {
			mixed = merge(mixed, fixtures[random.Intn(len(fixtures))])
		}
		pods = append(pods, mixed.(map[string]any))
	}
	evaluator, err := policy.NewEvaluator(policy.DefaultChecks(), nil)
	check(err)
	lines := []string{}
	for _, pod := range pods {
		line, err := json.Marshal(record{pod, verdict(evaluator, api.LevelBaseline, pod), verdict(evaluator, api.LevelRestricted, pod)})
		check(err)
		if !slices.Contains(lines, string(line)) {
			lines = append(lines, string(line))
		}
	}
	fmt.Printf("[\n%s\n]\n", strings.Join(lines, ",\n"))
}

// The different fixtures of all versions, without their names.
func read(folder string) []map[string]any {
	found := map[string]map[string]any{}
	for minor := firstMinor; minor <= lastMinor; minor++ {
		paths, err := filepath.Glob(filepath.Join(folder, "*", fmt.Sprintf("v1.%d", minor), "*", "*.yaml"))
		check(err)
		for _, path := range paths {
			text, err := os.ReadFile(path)
			check(err)
			pod := map[string]any{}
			check(yaml.Unmarshal(text, &pod))
			delete(pod["metadata"].(map[string]any), "name")
			key, err := json.Marshal(pod)
			check(err)
			found[string(key)] = pod
		}
	}
	pods := []map[string]any{}
	for _, key := range slices.Sorted(maps.Keys(found)) {
		pods = append(pods, found[key])
	}
	return pods
}

// Two values merged deeply: maps by key, lists by index, and the second value wins.
func merge(one, other any) any {
	switch typed := other.(type) {
	case map[string]any:
		if under, ok := one.(map[string]any); ok {
			merged := maps.Clone(under)
			for key, value := range typed {
				merged[key] = merge(under[key], value)
			}
			return merged
		}
	case []any:
		if under, ok := one.([]any); ok {
			merged := slices.Clone(under)
			for index, value := range typed {
				if index < len(under) {
					merged[index] = merge(under[index], value)
				} else {
					merged = append(merged, value)
				}
			}
			return merged
		}
	}
	return other
}

// Whether all versions reject a pod for one reason, or all allow it.
func verdict(evaluator policy.Evaluator, level api.Level, value map[string]any) string {
	pod := podOf(value)
	rejected := 0
	reasons := map[string]int{}
	for minor := firstMinor; minor <= lastMinor; minor++ {
		version := api.MajorMinorVersion(1, minor)
		results := evaluator.EvaluatePod(api.LevelVersion{Level: level, Version: version}, &pod.ObjectMeta, &pod.Spec)
		aggregate := policy.AggregateCheckResults(results)
		if !aggregate.Allowed {
			rejected++
		}
		for _, reason := range aggregate.ForbiddenReasons {
			reasons[reason]++
		}
	}
	switch {
	case rejected == 0:
		return "allowed"
	case slices.Contains(slices.Collect(maps.Values(reasons)), lastMinor-firstMinor+1):
		return "rejected"
	}
	return "differs"
}

// A pod as admission gets it: a volume without a type is an emptyDir.
func podOf(value map[string]any) corev1.Pod {
	text, err := json.Marshal(value)
	check(err)
	pod := corev1.Pod{}
	check(json.Unmarshal(text, &pod))
	for index, volume := range pod.Spec.Volumes {
		if volume.VolumeSource == (corev1.VolumeSource{}) {
			pod.Spec.Volumes[index].EmptyDir = &corev1.EmptyDirVolumeSource{}
		}
	}
	return pod
}

func check(err error) {
	if err != nil {
		panic(err)
	}
}
