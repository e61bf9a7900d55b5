import { stringAt, stringsAt } from '../../yaml/value.ts';
import type { KubernetesObject } from '../object.ts';

/** Kinds, `group/Kind`, with which an operator deletes data when they go; each with what that data is. */
const KINDS: ReadonlyMap<string, string> = new Map([
  ...each('databases', [
    'postgresql.cnpg.io/Cluster',
    'acid.zalan.do/postgresql',
    'postgres-operator.crunchydata.com/PostgresCluster',
    'pgv2.percona.com/PerconaPGCluster',
    'pxc.percona.com/PerconaXtraDBCluster',
    'ps.percona.com/PerconaServerMySQL',
    'psmdb.percona.com/PerconaServerMongoDB',
    'k8s.mariadb.com/MariaDB',
    'mariadb.mmontes.io/MariaDB',
    'mysql.oracle.com/InnoDBCluster',
    'mysql.presslabs.org/MysqlCluster',
    'mongodbcommunity.mongodb.com/MongoDBCommunity',
    'mongodb.com/MongoDB',
    'kubedb.com/Postgres',
    'kubedb.com/MySQL',
    'kubedb.com/MariaDB',
    'kubedb.com/MongoDB',
    'kubedb.com/Redis',
    'kubedb.com/Elasticsearch',
    'elasticsearch.k8s.elastic.co/Elasticsearch',
    'opensearch.opster.io/OpenSearchCluster',
    'databases.spotahome.com/RedisFailover',
    'redis.redis.opstreelabs.in/Redis',
    'redis.redis.opstreelabs.in/RedisCluster',
    'redis.redis.opstreelabs.in/RedisReplication',
    'rabbitmq.com/RabbitmqCluster',
    'cassandra.datastax.com/CassandraDatacenter',
    'k8ssandra.io/K8ssandraCluster',
    'scylla.scylladb.com/ScyllaCluster',
    'clickhouse.altinity.com/ClickHouseInstallation',
    'crdb.cockroachlabs.com/CrdbCluster',
    'pingcap.com/TidbCluster',
    'apps.emqx.io/EMQX',
    'solr.apache.org/SolrCloud',
    'zookeeper.pravega.io/ZookeeperCluster',
  ]),
  ...each('messages', ['kafka.strimzi.io/Kafka', 'kafka.strimzi.io/KafkaTopic', 'kafka.strimzi.io/KafkaNodePool']),
  ...each('stored data', [
    'ceph.rook.io/CephCluster',
    'ceph.rook.io/CephBlockPool',
    'ceph.rook.io/CephFilesystem',
    'ceph.rook.io/CephObjectStore',
    'objectbucket.io/ObjectBucketClaim',
    'longhorn.io/Volume',
    'minio.min.io/Tenant',
    'seaweed.seaweedfs.com/Seaweed',
  ]),
]);

/** Kinds of cloud resources that hold data, whatever the API group of their provider. */
const CLOUD_KINDS =
  /^(?:DB(?:Instance|Cluster)|RDS(?:Instance|Cluster)|(?:Global)?(?:Table|Cluster)|Instance|Bucket|FlexibleServer|Database(?:Instance|Cluster)?|FileSystem|ReplicationGroup|Domain|SQL(?:Instance|Database)|StorageBucket|(?:Spanner|Bigtable)(?:Instance|Database|Table)|BigQuery(?:Dataset|Table)|RedisInstance|StorageAccount|(?:Postgres|MySQL|Mongo)\w*|Account|PersistentDisk|ComputeDisk|Volume)$/;

/** Groups in which those kinds are databases, buckets or disks; others of a provider are networks, roles and the like. */
const CLOUD_GROUPS =
  /^(?:(?:rds|dynamodb|s3|efs|elasticache|docdb|neptune|memorydb|opensearchservice|keyspaces)\.(?:aws(?:\.m)?\.upbound\.io|aws\.crossplane\.io|services\.k8s\.aws)|database\.(?:aws|gcp|azure)\.crossplane\.io|(?:sql|storage|spanner|bigtable|bigquery|redis|filestore|alloydb)\.(?:gcp(?:\.m)?\.upbound\.io|cnrm\.cloud\.google\.com)|(?:dbforpostgresql|dbformysql|dbformariadb|cosmosdb|documentdb|sql|storage|cache)\.(?:azure(?:\.m)?\.upbound\.io|azure\.com))$/;

/** What data goes with an object of an operator or a cloud, unless the object says that it stays; undefined for all others. */
export function operatedData(object: KubernetesObject): string | undefined {
  const { group, kind, groupKind } = object;
  const known = KINDS.get(groupKind);
  const data = known ?? (CLOUD_GROUPS.test(group) && CLOUD_KINDS.test(kind) ? 'cloud storage' : undefined);
  return data === undefined || stays(object) ? undefined : data;
}

/** Annotations by which a cloud's operator leaves the resource alone when its object goes. */
const KEEPS: readonly (readonly [annotation: string, value: RegExp])[] = [
  ['services.k8s.aws/deletion-policy', /^retain$/i],
  ['cnrm.cloud.google.com/deletion-policy', /^abandon$/i],
  ['serviceoperator.azure.com/reconcile-policy', /^(?:detach-on-delete|skip)$/i],
  ['strimzi.io/managed', /^false$/i],
  ['helm.sh/resource-policy', /^keep$/i],
];

/** Whether what an object stands for stays when it goes: a policy of Crossplane or of a cloud's operator. */
function stays({ value }: KubernetesObject): boolean {
  const policies = stringsAt(value, 'spec', 'managementPolicies');
  return (
    stringAt(value, 'spec', 'deletionPolicy') === 'Orphan' ||
    (policies.length > 0 && !policies.includes('*') && !policies.includes('Delete')) ||
    KEEPS.some(([name, word]) => word.test(stringAt(value, 'metadata', 'annotations', name) ?? ''))
  );
}

function each(data: string, kinds: readonly string[]): [string, string][] {
  return kinds.map((kind) => [kind, data]);
}
