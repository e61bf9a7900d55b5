/** Charts and images, by the last part of their names, whose new major versions convert the data that they store. */
const NAMES = new Set([
  ...['postgres', 'postgresql', 'postgresql-ha', 'postgis', 'timescaledb', 'timescaledb-ha', 'pgvector', 'pgvecto-rs'],
  ...['mysql', 'mysql-server', 'mariadb', 'mariadb-galera', 'percona-server', 'percona-xtradb-cluster'],
  ...['mongo', 'mongodb', 'mongodb-sharded', 'mongodb-community-server', 'percona-server-mongodb'],
  ...['elasticsearch', 'opensearch', 'clickhouse', 'clickhouse-server', 'influxdb', 'influxdb2', 'cassandra', 'scylla'],
  ...['redis', 'redis-ha', 'redis-cluster', 'valkey', 'rabbitmq', 'kafka', 'zookeeper', 'etcd', 'couchdb', 'neo4j'],
  ...['cockroach', 'cockroachdb', 'arangodb', 'meilisearch', 'qdrant', 'weaviate', 'solr', 'rethinkdb'],
  ...['vault', 'openbao', 'consul', 'minio', 'rook-ceph', 'rook-ceph-cluster', 'longhorn', 'ceph', 'openebs'],
  ...['gitlab', 'gitlab-ce', 'gitlab-ee', 'gitea', 'forgejo', 'harbor', 'sonarqube', 'nexus3', 'artifactory'],
  ...['nextcloud', 'keycloak', 'keycloakx', 'zitadel', 'authentik', 'mattermost', 'mattermost-team-edition'],
  ...['immich-server', 'paperless-ngx', 'vaultwarden', 'grafana', 'loki', 'mimir-distributed', 'zabbix-server-pgsql'],
]);

/** Whether a new major version of a chart or an image is known to convert stored data, which the old one then cannot read. */
export function hasOwnData(name: string): boolean {
  return NAMES.has(name.slice(name.lastIndexOf('/') + 1).toLowerCase());
}
