package org.rapport.local.kafka;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.Uuid;
import org.rapport.installation.kafka.KafkaUser;
import org.rapport.installation.kafka.PlainLogin;
import org.rapport.installation.secret.Origin;
import org.rapport.installation.secret.SecretFiles;
import org.rapport.local.StackException;
import org.rapport.local.process.Command;
import org.rapport.local.process.JavaProgram;
import org.rapport.local.process.Ports;
import org.rapport.local.process.Server;
import org.rapport.local.process.Task;

/**
 * One Kafka node (KRaft) on the loopback interface, as a process of its own; its log lives in a state folder and
 * outlasts it. Topics are made by code only.
 */
public final class KafkaServer extends Server {

    public static final String NAME = "kafka";

    private static final String BROKER = "broker";
    /** Who may do everything, and is no part. */
    private static final String ONLOOKER = "crm";

    private static final List<String> LOGGING =
            List.of("-Dorg.slf4j.simpleLogger.defaultLogLevel=info", "-Dorg.slf4j.simpleLogger.showDateTime=true");

    private final int port;
    private final int controllerPort;
    private final KafkaSecurity security;

    private KafkaServer(Path state, int port, int controllerPort, KafkaSecurity security) {
        super(NAME, state);
        this.port = port;
        this.controllerPort = controllerPort;
        this.security = security;
    }

    /** The node with its state in that folder, for whoever is on this machine; it need not run. */
    public static KafkaServer at(Path state, int port, int controllerPort) {
        return at(state, port, controllerPort, KafkaSecurity.PLAINTEXT);
    }

    /** The node with its state in that folder; it need not run. */
    public static KafkaServer at(Path state, int port, int controllerPort, KafkaSecurity security) {
        return new KafkaServer(state, port, controllerPort, security);
    }

    /** When it has returned, each user may do what the registry says, and nothing else. */
    @Override
    public KafkaServer start() {
        super.start();
        if (security == KafkaSecurity.SASL_SSL) {
            try (Admin admin = Admin.create(client())) {
                Grants.bringAbout(admin);
            }
        }
        return this;
    }

    public int port() {
        return port;
    }

    public String bootstrapServers() {
        return Ports.HOST + ":" + port;
    }

    /** What a client has to be told, by the names of Kafka's properties; it may do everything, and is no part. */
    public Map<String, Object> client() {
        return client(ONLOOKER);
    }

    /** The same for who asks one question: it fails within seconds, also where the broker is busy. */
    public Map<String, Object> impatientClient() {
        Map<String, Object> settings = client();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 20_000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        return settings;
    }

    /** The names of its topics. */
    public Set<String> topics() {
        try (Admin admin = Admin.create(impatientClient())) {
            return admin.listTopics().names().get();
        } catch (ExecutionException e) {
            throw new StackException(
                    "Kafka does not tell its topics: " + e.getCause().getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting for Kafka", e);
        }
    }

    /** Until when its certificate is good; empty when it has none. */
    public Optional<Instant> certificateEnd() {
        return security == KafkaSecurity.SASL_SSL ? Optional.of(certificate().end()) : Optional.empty();
    }

    /** What is deleted for the next start to make another one. */
    public String certificateFiles() {
        return certificate().keyStore() + " " + certificate().pem();
    }

    /** The same for a part. */
    public Map<String, Object> client(KafkaUser user) {
        return client(user.name());
    }

    /** What a client has to be told, as variables of a program's environment. */
    public Map<String, String> environment() {
        return environment(client());
    }

    /** The same for a part. */
    public Map<String, String> environment(KafkaUser user) {
        return environment(client(user));
    }

    private Map<String, Object> client(String user) {
        Map<String, Object> settings = new HashMap<>(Map.of("bootstrap.servers", bootstrapServers()));
        if (security == KafkaSecurity.SASL_SSL) {
            settings.put("security.protocol", security.name());
            settings.put("sasl.mechanism", PlainLogin.MECHANISM);
            settings.put("sasl.jaas.config", login(user).client());
            settings.put("ssl.truststore.type", "PEM");
            settings.put("ssl.truststore.location", certificate().pem().toString());
        }
        return settings;
    }

    private static Map<String, String> environment(Map<String, Object> client) {
        Map<String, String> variables = new HashMap<>();
        client.forEach((property, value) ->
                variables.put("KAFKA_" + property.toUpperCase(Locale.ROOT).replace('.', '_'), value.toString()));
        return variables;
    }

    /** A broker that runs since before the registry was changed is not up. */
    @Override
    public boolean isUp() {
        boolean isUp = super.isUp();
        if (!isUp || security != KafkaSecurity.SASL_SSL) {
            return isUp;
        }
        try (Admin admin = Admin.create(client())) {
            return Grants.areThere(admin);
        }
    }

    @Override
    public boolean isReady() {
        if (!Ports.answers(port)) {
            return false; // and the client is spared its warnings
        }
        Map<String, Object> settings = client();
        settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5000);
        settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 3000);
        try (Admin admin = Admin.create(settings)) {
            return !admin.describeCluster().nodes().get(5, TimeUnit.SECONDS).isEmpty();
        } catch (ExecutionException | TimeoutException _) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackException("interrupted while waiting for Kafka", e);
        }
    }

    @Override
    protected Command command() {
        var options = new ArrayList<>(List.of("-Xms64m", "-Xmx384m", "-Xss512k", "-XX:+UseSerialGC"));
        if (security == KafkaSecurity.PLAINTEXT) {
            options.add("-XX:TieredStopAtLevel=1"); // a test is over before the second compiler has earned its cost
        }
        // restarted when it would be configured in another way than it was
        var checksum = new CRC32C();
        checksum.update(configuration().getBytes(StandardCharsets.UTF_8));
        Map<String, String> environment = Map.of("CONFIGURATION", Long.toHexString(checksum.getValue()));
        return command(NAME, environment, options, "kafka.Kafka", properties().toString());
    }

    @Override
    protected void prepare() {
        try {
            Files.createDirectories(state());
            SecretFiles.write(properties(), configuration());
        } catch (IOException e) {
            throw new StackException("Kafka's configuration cannot be written: " + e.getMessage(), e);
        }
        format();
    }

    private Path properties() {
        return state().resolve("server.properties");
    }

    private String configuration() {
        String properties = """
                process.roles=broker,controller
                node.id=1
                controller.quorum.voters=1@%1$s:%3$d
                listeners=CLIENT://%1$s:%2$d,CONTROLLER://%1$s:%3$d
                advertised.listeners=CLIENT://%1$s:%2$d
                inter.broker.listener.name=CLIENT
                controller.listener.names=CONTROLLER
                listener.security.protocol.map=CLIENT:%5$s,CONTROLLER:%5$s
                log.dirs=%4$s
                auto.create.topics.enable=false
                # one node: every internal topic has one copy, and few partitions to open at a start
                default.replication.factor=1
                min.insync.replicas=1
                offsets.topic.replication.factor=1
                offsets.topic.num.partitions=4
                transaction.state.log.replication.factor=1
                transaction.state.log.min.isr=1
                transaction.state.log.num.partitions=4
                share.coordinator.state.topic.replication.factor=1
                share.coordinator.state.topic.min.isr=1
                share.coordinator.state.topic.num.partitions=1
                # a killed broker's registration must lapse before its successor may register
                broker.session.timeout.ms=3000
                broker.heartbeat.interval.ms=500
                group.initial.rebalance.delay.ms=0
                num.network.threads=2
                num.io.threads=4
                num.recovery.threads.per.data.dir=2
                log.cleaner.dedupe.buffer.size=16777216
                log.index.size.max.bytes=1048576
                message.max.bytes=1048588
                controlled.shutdown.max.retries=1
                """.formatted(Ports.HOST, port, controllerPort, data(), security);
        return security == KafkaSecurity.SASL_SSL ? properties + secured() : properties;
    }

    private String secured() {
        return """
                sasl.enabled.mechanisms=%1$s
                sasl.mechanism.inter.broker.protocol=%1$s
                sasl.mechanism.controller.protocol=%1$s
                listener.name.client.plain.sasl.jaas.config=%2$s
                listener.name.controller.plain.sasl.jaas.config=%3$s
                ssl.keystore.type=PKCS12
                ssl.keystore.location=%4$s
                ssl.keystore.password=%5$s
                ssl.truststore.type=PEM
                ssl.truststore.location=%6$s
                authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
                super.users=User:%7$s;User:%8$s
                """.formatted(
                PlainLogin.MECHANISM,
                admitting(Stream.concat(
                        Stream.of(BROKER, ONLOOKER), KafkaUser.all().stream().map(KafkaUser::name))),
                admitting(Stream.of(BROKER)),
                certificate().keyStore(),
                secret("key-store"),
                certificate().pem(),
                BROKER,
                ONLOOKER);
    }

    /** The broker's own login, and the passwords of those whom it lets in. */
    private String admitting(Stream<String> users) {
        return login(BROKER).broker(users.collect(Collectors.toMap(user -> user, this::secret)));
    }

    private PlainLogin login(String user) {
        return new PlainLogin(user, secret(user));
    }

    private Certificate certificate() {
        return Certificate.in(secrets(), "ip:" + Ports.HOST, secret("key-store"));
    }

    private String secret(String name) {
        return SecretFiles.in(secrets().resolve(name + ".password"), Origin.LOCAL::secret);
    }

    private Path secrets() {
        return state().resolve("secrets");
    }

    private Path data() {
        return state().resolve("data");
    }

    private void format() {
        if (Files.exists(data().resolve("meta.properties"))) {
            return;
        }
        List<String> options = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
        Command format = command(
                "kafka-format",
                Map.of(),
                options,
                "kafka.tools.StorageTool",
                "format",
                "--ignore-formatted",
                "--cluster-id",
                Uuid.randomUuid().toString(),
                "--config",
                properties().toString());
        Task.run(format, Duration.ofSeconds(60));
    }

    private Command command(
            String name, Map<String, String> environment, List<String> options, String mainClass, String... arguments) {
        List<String> all = new ArrayList<>(options);
        all.addAll(LOGGING);
        List<String> line = JavaProgram.line(all, mainClass, List.of(arguments));
        return new Command(name, line, environment, state(), state());
    }
}
