// Records what the API server says of updates, from pairs of objects: JSON in, JSON out.
//
//	node test/recorders/immutable-fields.ts
//
// Both states are applied server-side, by the same manager, as Flux does it: the second onto what the first one became, with the
// server's own defaults, strategies and validation.
package main

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"os"
	"slices"

	apierrors "k8s.io/apimachinery/pkg/api/errors"
	"k8s.io/apimachinery/pkg/api/meta"
	"k8s.io/apimachinery/pkg/apis/meta/v1/unstructured"
	"k8s.io/apimachinery/pkg/runtime"
	"k8s.io/apimachinery/pkg/runtime/schema"
	"k8s.io/apimachinery/pkg/util/managedfields"
	genericrequest "k8s.io/apiserver/pkg/endpoints/request"
	"k8s.io/apiserver/pkg/registry/rest"
	"k8s.io/client-go/applyconfigurations"
	"k8s.io/client-go/kubernetes/scheme"
	"k8s.io/klog/v2"
	"k8s.io/kubernetes/pkg/api/legacyscheme"
	_ "k8s.io/kubernetes/pkg/apis/apps/install"
	_ "k8s.io/kubernetes/pkg/apis/autoscaling/install"
	_ "k8s.io/kubernetes/pkg/apis/batch/install"
	_ "k8s.io/kubernetes/pkg/apis/certificates/install"
	"k8s.io/kubernetes/pkg/apis/core"
	_ "k8s.io/kubernetes/pkg/apis/core/install"
	_ "k8s.io/kubernetes/pkg/apis/discovery/install"
	_ "k8s.io/kubernetes/pkg/apis/networking/install"
	_ "k8s.io/kubernetes/pkg/apis/node/install"
	_ "k8s.io/kubernetes/pkg/apis/policy/install"
	_ "k8s.io/kubernetes/pkg/apis/rbac/install"
	_ "k8s.io/kubernetes/pkg/apis/resource/install"
	_ "k8s.io/kubernetes/pkg/apis/scheduling/install"
	_ "k8s.io/kubernetes/pkg/apis/storage/install"
	"k8s.io/kubernetes/pkg/capabilities"
	"k8s.io/kubernetes/pkg/registry/apps/controllerrevision"
	"k8s.io/kubernetes/pkg/registry/apps/daemonset"
	"k8s.io/kubernetes/pkg/registry/apps/deployment"
	"k8s.io/kubernetes/pkg/registry/apps/replicaset"
	"k8s.io/kubernetes/pkg/registry/apps/statefulset"
	"k8s.io/kubernetes/pkg/registry/autoscaling/horizontalpodautoscaler"
	"k8s.io/kubernetes/pkg/registry/batch/cronjob"
	"k8s.io/kubernetes/pkg/registry/batch/job"
	"k8s.io/kubernetes/pkg/registry/core/configmap"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolume"
	"k8s.io/kubernetes/pkg/registry/core/persistentvolumeclaim"
	"k8s.io/kubernetes/pkg/registry/core/pod"
	"k8s.io/kubernetes/pkg/registry/core/resourcequota"
	"k8s.io/kubernetes/pkg/registry/core/secret"
	"k8s.io/kubernetes/pkg/registry/core/service"
	"k8s.io/kubernetes/pkg/registry/discovery/endpointslice"
	"k8s.io/kubernetes/pkg/registry/networking/ingressclass"
	"k8s.io/kubernetes/pkg/registry/networking/networkpolicy"
	"k8s.io/kubernetes/pkg/registry/node/runtimeclass"
	"k8s.io/kubernetes/pkg/registry/policy/poddisruptionbudget"
	"k8s.io/kubernetes/pkg/registry/rbac/clusterrolebinding"
	"k8s.io/kubernetes/pkg/registry/rbac/rolebinding"
	"k8s.io/kubernetes/pkg/registry/scheduling/priorityclass"
	"k8s.io/kubernetes/pkg/registry/storage/csidriver"
	"k8s.io/kubernetes/pkg/registry/storage/storageclass"
	"k8s.io/kubernetes/pkg/registry/storage/volumeattributesclass"
)

type strategy interface {
	rest.RESTCreateStrategy
	rest.RESTUpdateStrategy
}

var strategies = map[string]strategy{
	"ClusterRoleBinding":      clusterrolebinding.Strategy,
	"ConfigMap":               configmap.Strategy,
	"ControllerRevision":      controllerrevision.Strategy,
	"CronJob":                 cronjob.Strategy,
	"CSIDriver":               csidriver.Strategy,
	"DaemonSet":               daemonset.Strategy,
	"Deployment":              deployment.Strategy,
	"EndpointSlice":           endpointslice.Strategy,
	"HorizontalPodAutoscaler": horizontalpodautoscaler.Strategy,
	"IngressClass":            ingressclass.Strategy,
	"Job":                     job.Strategy,
	"NetworkPolicy":           networkpolicy.Strategy,
	"PersistentVolume":        persistentvolume.Strategy,
	"PersistentVolumeClaim":   persistentvolumeclaim.Strategy,
	"Pod":                     pod.Strategy,
	"PodDisruptionBudget":     poddisruptionbudget.Strategy,
	"PriorityClass":           priorityclass.Strategy,
	"ReplicaSet":              replicaset.Strategy,
	"ResourceQuota":           resourcequota.Strategy,
	"RoleBinding":             rolebinding.Strategy,
	"RuntimeClass":            runtimeclass.Strategy,
	"Secret":                  secret.Strategy,
	"Service":                 service.Strategy,
	"StatefulSet":             statefulset.Strategy,
	"StorageClass":            storageclass.Strategy,
	"VolumeAttributesClass":   volumeattributesclass.Strategy,
}

type update struct {
	Before map[string]any `json:"before"`
	After  map[string]any `json:"after"`
}

// A verdict is the fields that the server refuses, or what else is wrong with the pair.
type verdict struct {
	Refused []string `json:"refused"`
	Broken  string   `json:"broken,omitempty"`
}

func main() {
	klog.LogToStderr(false)
	klog.SetOutput(io.Discard)
	capabilities.Setup(true, 0)
	updates := []update{}
	if err := json.NewDecoder(os.Stdin).Decode(&updates); err != nil {
		panic(err)
	}
	verdicts := []verdict{}
	for _, u := range updates {
		verdicts = append(verdicts, judge(u))
	}
	if err := json.NewEncoder(os.Stdout).Encode(verdicts); err != nil {
		panic(err)
	}
}

func judge(u update) verdict {
	before := &unstructured.Unstructured{Object: u.Before}
	after := &unstructured.Unstructured{Object: u.After}
	gvk := before.GroupVersionKind()
	own, ok := strategies[gvk.Kind]
	if !ok {
		return verdict{Broken: "no strategy for " + gvk.Kind}
	}
	hub := schema.GroupVersion{Group: gvk.Group, Version: runtime.APIVersionInternal}
	manager, err := managedfields.NewDefaultFieldManager(applyconfigurations.NewTypeConverter(scheme.Scheme), legacyscheme.Scheme, legacyscheme.Scheme, legacyscheme.Scheme, gvk, hub, "", nil)
	if err != nil {
		return verdict{Broken: err.Error()}
	}
	ctx := genericrequest.WithNamespace(context.Background(), before.GetNamespace())
	ctx = genericrequest.WithRequestInfo(ctx, &genericrequest.RequestInfo{APIGroup: gvk.Group, APIVersion: gvk.Version})
	empty, err := legacyscheme.Scheme.New(hub.WithKind(gvk.Kind))
	if err != nil {
		return verdict{Broken: err.Error()}
	}
	live, err := manager.Apply(empty, before, "gitops", true)
	if err != nil {
		return verdict{Broken: "create: " + err.Error()}
	}
	if accessor, err := meta.Accessor(live); err == nil {
		rest.FillObjectMetaSystemFields(accessor)
	}
	normalizeAddresses(live, nil)
	if err := rest.BeforeCreate(own, ctx, live); err != nil {
		return verdict{Broken: "create: " + err.Error()}
	}
	run(live)
	next, err := manager.Apply(live.DeepCopyObject(), after, "gitops", true)
	if err != nil {
		return verdict{Broken: "update: " + err.Error()}
	}
	normalizeAddresses(next, live)
	keepAllocated(next, live)
	return verdict{Refused: fields(rest.BeforeUpdate(own, ctx, next, live))}
}

// What controllers and allocators make of a new object.
func run(live runtime.Object) {
	if accessor, err := meta.Accessor(live); err == nil {
		accessor.SetResourceVersion("1")
	}
	switch object := live.(type) {
	case *core.PersistentVolumeClaim:
		object.Status.Phase = core.ClaimBound
		object.Status.Capacity = core.ResourceList{core.ResourceStorage: object.Spec.Resources.Requests[core.ResourceStorage]}
		if object.Spec.VolumeName == "" {
			object.Spec.VolumeName = "pvc-1"
		}
	case *core.Service:
		if object.Spec.Type != core.ServiceTypeExternalName && object.Spec.ClusterIP == "" {
			object.Spec.ClusterIP = "10.96.0.7"
			object.Spec.ClusterIPs = []string{"10.96.0.7"}
		}
		if object.Spec.Type != core.ServiceTypeExternalName && len(object.Spec.IPFamilies) == 0 {
			object.Spec.IPFamilies = []core.IPFamily{core.IPv4Protocol}
			single := core.IPFamilyPolicySingleStack
			object.Spec.IPFamilyPolicy = &single
		}
	}
}

// As normalizeClusterIPs in pkg/registry/core/service/storage/storage.go.
func normalizeAddresses(next, live runtime.Object) {
	after, ok := next.(*core.Service)
	if !ok || after.Spec.ClusterIP == "" {
		return
	}
	before, _ := live.(*core.Service)
	if len(after.Spec.ClusterIPs) == 0 || before != nil && slices.Equal(before.Spec.ClusterIPs, after.Spec.ClusterIPs) {
		after.Spec.ClusterIPs = []string{after.Spec.ClusterIP}
	}
}

// As patchAllocatedValues in pkg/registry/core/service/storage/storage.go.
func keepAllocated(next, live runtime.Object) {
	after, ok := next.(*core.Service)
	if !ok {
		return
	}
	before := live.(*core.Service)
	if before.Spec.Type == core.ServiceTypeExternalName || after.Spec.Type == core.ServiceTypeExternalName {
		return
	}
	if after.Spec.ClusterIP == "" {
		after.Spec.ClusterIP = before.Spec.ClusterIP
	}
	if len(after.Spec.ClusterIPs) == 0 {
		after.Spec.ClusterIPs = before.Spec.ClusterIPs
	}
	if len(after.Spec.IPFamilies) == 0 {
		after.Spec.IPFamilies = before.Spec.IPFamilies
	}
	if after.Spec.IPFamilyPolicy == nil {
		after.Spec.IPFamilyPolicy = before.Spec.IPFamilyPolicy
	}
}

func fields(err error) []string {
	found := []string{}
	if err == nil {
		return found
	}
	status := &apierrors.StatusError{}
	if !errors.As(err, &status) || status.ErrStatus.Details == nil {
		return append(found, err.Error())
	}
	for _, cause := range status.ErrStatus.Details.Causes {
		if !slices.Contains(found, cause.Field) {
			found = append(found, cause.Field)
		}
	}
	return found
}
