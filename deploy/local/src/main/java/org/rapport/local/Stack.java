package org.rapport.local;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rapport.installation.kafka.KafkaUser;
import org.rapport.installation.secret.Keys;
import org.rapport.installation.secret.Origin;
import org.rapport.installation.secret.SecretFiles;
import org.rapport.local.kafka.KafkaSecurity;
import org.rapport.local.kafka.KafkaServer;
import org.rapport.local.keycloak.KeycloakServer;
import org.rapport.local.keycloak.RealmParameters;
import org.rapport.local.mail.MailServer;
import org.rapport.local.postgres.Durability;
import org.rapport.local.postgres.PostgresServer;
import org.rapport.local.postgres.ServiceDatabase;
import org.rapport.local.process.Part;
import org.rapport.local.process.Ports;

/**
 * The whole suite on one machine: PostgreSQL, Kafka, Keycloak, a mail sink, the services and the gateway, each as a
 * process of its own that outlives whoever started it.
 */
public final class Stack {

    private static final String GATEWAY = "gateway";

    private final Settings settings;
    private final Home home;
    private final Map<String, String> environment;
    private final PostgresServer postgres;
    private final KafkaServer kafka;
    private final MailServer mail;
    private final KeycloakServer keycloak;
    private final Map<Service, Application> services = new EnumMap<>(Service.class);
    private final Application gateway;

    private Stack(Settings settings, Map<String, String> environment) {
        this.settings = settings;
        home = Home.open(settings.home());
        this.environment = Map.copyOf(environment);
        postgres = PostgresServer.at(state(PostgresServer.NAME), settings.port(Port.POSTGRES), Durability.DURABLE);
        kafka = KafkaServer.at(
                state(KafkaServer.NAME),
                settings.port(Port.KAFKA),
                settings.port(Port.KAFKA_CONTROLLER),
                settings.kafkaSecurity());
        mail = MailServer.at(state(MailServer.NAME), settings.port(Port.SMTP), settings.port(Port.MAIL));
        keycloak = KeycloakServer.at(
                state(KeycloakServer.NAME),
                settings.port(Port.KEYCLOAK),
                settings.port(Port.KEYCLOAK_MANAGEMENT),
                postgres,
                new RealmParameters(settings.url(Port.GATEWAY), settings.port(Port.SMTP)));
        for (Service service : Service.values()) {
            if (service.isIn(settings.root())) {
                services.put(service, application(service));
            }
        }
        gateway = gateway(GATEWAY, settings.port(Port.GATEWAY), settings.port(Port.GATEWAY_MANAGEMENT));
    }

    /**
     * The stack whose state is in that folder and whose ports are the usual ones plus the offset.
     *
     * @param environment what services and gateway find in theirs beside what they need
     */
    public static Stack at(Path home, int portOffset, KafkaSecurity kafkaSecurity, Map<String, String> environment) {
        return new Stack(Settings.of(home, portOffset, kafkaSecurity), environment);
    }

    /** The stack that {@code ./crm} would run here, with the same environment. */
    public static Stack fromEnvironment() {
        return of(Settings.fromEnvironment(System.getenv()));
    }

    static Stack of(Settings settings) {
        return new Stack(settings, Map.of());
    }

    /** Starts whatever is missing, restarts what has changed, and returns when every part is ready. */
    public void up() {
        up(_ -> {});
    }

    /** As {@link #up()}, telling of each part that becomes ready. */
    public void up(Consumer<String> progress) {
        new Start(this, List.of(), progress).run();
    }

    /** Stops every part in order, the ones that others need last. The state stays. */
    public void down() {
        down(parts(), _ -> {});
    }

    /** As {@link #down()}, for some parts, telling of each that has ended. */
    void down(List<Part> parts, Consumer<String> progress) {
        try (Lock _ = home.lock("down")) {
            Stop.run(parts, progress);
        }
    }

    /** Stops every part and deletes the state. */
    void reset(Consumer<String> progress) {
        try (Lock _ = home.lock("reset")) {
            Stop.run(parts(), progress);
            home.delete();
        }
    }

    /** Starts one part as it is configured, and none of those that it needs; returns when it is ready. */
    public void start(String name) {
        part(name).start();
    }

    /** Ends one part in order. */
    public void stop(String name) {
        part(name).stop();
    }

    /** Ends one part as {@code kill -9} does. */
    public void kill(String name) {
        part(name).crash();
    }

    /** Every part, in an order in which they could be started one by one. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(postgres, kafka, mail, keycloak));
        parts.addAll(services.values());
        parts.add(gateway);
        return parts;
    }

    public Part part(String name) {
        return parts().stream()
                .filter(part -> part.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new StackException("there is no part " + name + "; there are "
                        + String.join(", ", parts().stream().map(Part::name).toList())));
    }

    /** One more gateway, as in a cluster, at those ports; no part of this stack, so whoever starts it stops it. */
    public Part anotherGateway(int port, int managementPort) {
        return gateway(GATEWAY + "-" + port, port, managementPort);
    }

    /** Where a part listens. */
    public URI url(Port port) {
        return settings.url(port);
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public KafkaServer kafka() {
        return kafka;
    }

    public MailServer mail() {
        return mail;
    }

    public KeycloakServer keycloak() {
        return keycloak;
    }

    /** The database of a service with the passwords of its roles. */
    public ServiceDatabase database(Service service) {
        return new ServiceDatabase(
                service.toString(), secret(service + "_owner"), secret(service.toString()), secret(service + "_relay"));
    }

    /** Those who can sign in from the start. */
    public People people() {
        return new People(this);
    }

    /** The keys of gateway and services. */
    public Keys keys() {
        return Keys.in(home.folder("keys"), Origin.LOCAL);
    }

    Settings settings() {
        return settings;
    }

    Home home() {
        return home;
    }

    Migration migration(Service service) {
        return new Migration(database(service), services.get(service).deployment(), state(service.toString()));
    }

    /** Where the build of a service is, or will be. */
    Path built(Service service) {
        return Deployment.built(module(service.module()));
    }

    private Path state(String part) {
        return home.folder(part);
    }

    private Path module(String folder) {
        return settings.root().resolve(folder);
    }

    private String secret(String name) {
        return SecretFiles.in(home.folder("secrets").resolve(name), Origin.LOCAL::secret);
    }

    private Application application(Service service) {
        ServiceDatabase database = database(service);
        Map<String, String> environment = http(
                settings.port(service.port()), keys().service(service.toString()), KafkaUser.of(service.component()));
        environment.put("QUARKUS_DATASOURCE_JDBC_URL", postgres.url(database.service()));
        environment.put("QUARKUS_DATASOURCE_USERNAME", database.user());
        environment.put("QUARKUS_DATASOURCE_PASSWORD", database.password());
        environment.put("CRM_RELAY_USERNAME", database.relay());
        environment.put("CRM_RELAY_PASSWORD", database.relayPassword());
        environment.put("CRM_PUBLIC_URL", settings.url(Port.GATEWAY).toString());
        if (service == Service.ADMIN) {
            environment.put("CRM_KEYCLOAK_URL", keycloak().url().toString());
            environment.put("CRM_KEYCLOAK_ADMIN_CLIENT_SECRET", keycloak().adminClientSecret());
        }
        String name = service.toString();
        URI readiness = settings.url(service.port()).resolve("/q/health/ready");
        return new Application(name, module(service.module()), state(name), readiness, environment);
    }

    private Application gateway(String name, int port, int managementPort) {
        Map<String, String> environment = http(port, keys().gateway(), KafkaUser.gateway());
        environment.put("CRM_GATEWAY_MANAGEMENT_PORT", Integer.toString(managementPort));
        environment.put("CRM_KEYCLOAK_URL", keycloak().url().toString());
        environment.put("CRM_REALM", KeycloakServer.REALM);
        environment.put("CRM_GATEWAY_CLIENT_SECRET", keycloak().gatewayClientSecret());
        environment.put("CRM_PUBLIC_URL", settings.url(Port.GATEWAY).toString());
        // Everything here comes from one address, and the demo and the bench are one caller each.
        for (String quota : List.of("ADDRESS", "LOGIN", "TENANT", "CALLER")) {
            environment.put("CRM_LIMIT_" + quota + "_REQUESTS", "1000000");
        }
        for (Service service : Service.values()) {
            environment.put(
                    "CRM_" + service.name() + "_URL",
                    settings.url(service.port()).toString());
        }
        URI readiness = Ports.url(managementPort).resolve("/q/health/ready");
        return new Application(name, module(GATEWAY), state(name), readiness, environment);
    }

    private Map<String, String> http(int port, Path keys, KafkaUser user) {
        Map<String, String> environment = new HashMap<>();
        environment.put("QUARKUS_LOG_CONSOLE_JSON_ENABLED", "false"); // here it is read with the eye
        environment.putAll(this.environment);
        environment.put("QUARKUS_HTTP_HOST", Ports.HOST);
        environment.put("QUARKUS_HTTP_PORT", Integer.toString(port));
        environment.putAll(kafka.environment(user));
        environment.put("CRM_KEYS_DIR", keys.toString());
        return environment;
    }
}
