package org.rapport.bench;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.BinaryOperator;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.ReplicaInfo;
import org.rapport.local.Stack;
import org.rapport.local.postgres.PostgresServer;

/**
 * What all parts of the stack have used until one moment; the difference of two is what something cost.
 *
 * @param millis   processor time of each part, in milliseconds
 * @param database bytes of each service's database
 * @param wal      bytes that PostgreSQL has written to its log, for all databases
 * @param topics   bytes that Kafka keeps of all topics but its own
 */
record Footprint(Map<String, Double> millis, Map<String, Double> database, double wal, double topics) {

    static Footprint of(Stack stack) throws SQLException, InterruptedException {
        var millis = new LinkedHashMap<String, Double>();
        for (var part : stack.parts()) {
            millis.put(
                    part.name(),
                    part.name().equals(PostgresServer.NAME)
                            ? CpuTime.ofPartAndChildren(stack, part.name())
                            : CpuTime.ofPart(stack, part.name()));
        }
        var database = new LinkedHashMap<String, Double>();
        double wal;
        try (var connection = stack.postgres().connect(PostgresServer.SUPERUSER);
                var statement = connection.createStatement()) {
            try (var sizes = statement.executeQuery(
                    "select datname, pg_database_size(datname) from pg_database where not datistemplate")) {
                while (sizes.next()) {
                    database.put(sizes.getString(1), sizes.getDouble(2));
                }
            }
            try (var position = statement.executeQuery("select pg_current_wal_insert_lsn() - '0/0'")) {
                position.next();
                wal = position.getDouble(1);
            }
        }
        return new Footprint(millis, database, wal, topics(stack));
    }

    private static double topics(Stack stack) throws InterruptedException {
        try (var admin = Admin.create(stack.kafka().client())) {
            var nodes = admin.describeCluster().nodes().get().stream()
                    .map(node -> node.id())
                    .toList();
            return admin.describeLogDirs(nodes).allDescriptions().get().values().stream()
                    .flatMap(folders -> folders.values().stream())
                    .map(LogDirDescription::replicaInfos)
                    .flatMap(replicas -> replicas.entrySet().stream())
                    .filter(replica -> !replica.getKey().topic().startsWith("__"))
                    .map(Map.Entry::getValue)
                    .mapToDouble(ReplicaInfo::size)
                    .sum();
        } catch (ExecutionException e) {
            throw new IllegalStateException("Kafka does not say how large its topics are", e.getCause());
        }
    }

    Footprint minus(Footprint before) {
        return new Footprint(
                both(millis, before.millis, (now, then) -> now - then),
                both(database, before.database, (now, then) -> now - then),
                wal - before.wal,
                topics - before.topics);
    }

    private static Map<String, Double> both(
            Map<String, Double> one, Map<String, Double> other, BinaryOperator<Double> operation) {
        var result = new LinkedHashMap<String, Double>();
        one.forEach((name, value) -> result.put(name, operation.apply(value, other.getOrDefault(name, 0.0))));
        return result;
    }
}
