package org.rapport.installation.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rapport.installation.kafka.Operation.CREATE;
import static org.rapport.installation.kafka.Operation.READ;
import static org.rapport.installation.kafka.Operation.WRITE;
import static org.rapport.installation.kafka.Resource.Kind.GROUP;
import static org.rapport.installation.kafka.Resource.Kind.TOPIC;
import static org.rapport.installation.kafka.Resource.Kind.TRANSACTIONAL_ID;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.events.Topics;
import org.rapport.events.Topics.Definition;
import org.rapport.installation.Checkout;
import org.rapport.installation.Component;

class KafkaUserTest {

    private static final List<String> SERVICES = List.of("admin", "marketing", "sales", "support");

    @Test
    void onlyTheOwnerWritesEvents() {
        for (String service : SERVICES) {
            assertThat(who(WRITE, TOPIC, "crm." + service)).containsExactly(service);
        }
        assertThat(who(WRITE, TOPIC, Topics.DIRECTORY)).containsExactly("admin");
    }

    @Test
    void everyServiceSealsItsJournalAndAnswersForItAndAdminAsks() {
        assertThat(who(WRITE, TOPIC, Topics.SEALS)).containsExactlyElementsOf(SERVICES);
        assertThat(who(READ, TOPIC, Topics.SEALS)).containsExactly("admin");
        assertThat(who(WRITE, TOPIC, Topics.VERIFICATION_REQUESTS)).containsExactly("admin");
        assertThat(who(READ, TOPIC, Topics.VERIFICATION_REQUESTS)).containsExactlyElementsOf(SERVICES);
        assertThat(who(WRITE, TOPIC, Topics.VERIFICATION_ANSWERS)).containsExactlyElementsOf(SERVICES);
        assertThat(who(READ, TOPIC, Topics.VERIFICATION_ANSWERS)).containsExactly("admin");
    }

    @Test
    void deadLettersAreWrittenByWhoBuriesThemAndRedrivenByAdmin() {
        assertThat(who(WRITE, TOPIC, "crm.sales.support-dead-letters")).containsExactly("support");
        assertThat(who(READ, TOPIC, "crm.sales.support-dead-letters")).containsExactly("admin");
        assertThat(who(WRITE, TOPIC, "crm.sales.support-redrive")).containsExactly("admin");
        assertThat(who(READ, TOPIC, "crm.sales.support-redrive")).containsExactly("support");
    }

    /** The last check that no topic was forgotten above, and that there is none but those that are made. */
    @Test
    void everyTopicHasTheWritersThatItsNameTells() {
        Set<String> made = new TreeSet<>();
        for (String service : SERVICES) {
            Topics.neededBy(service).stream().map(Definition::name).forEach(made::add);
        }

        assertThat(made)
                .allSatisfy(topic -> assertThat(who(WRITE, TOPIC, topic))
                        .isIn(writers(topic), isPassing(topic) ? List.of() : writers(topic)))
                .containsAll(topics(Operation.values()));
    }

    /** Whether nobody needs it as long as the one does not hear the other. */
    private static boolean isPassing(String topic) {
        return topic.endsWith("-redrive") || Topics.isDeadLetters(topic);
    }

    private static List<String> writers(String topic) {
        if (topic.endsWith("-redrive")
                || topic.equals(Topics.DIRECTORY)
                || topic.equals(Topics.VERIFICATION_REQUESTS)) {
            return List.of("admin");
        }
        if (topic.equals(Topics.SEALS) || topic.equals(Topics.VERIFICATION_ANSWERS)) {
            return SERVICES;
        }
        String last = topic.substring(topic.lastIndexOf('.') + 1);
        return List.of(last.replace("-dead-letters", ""));
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceReadsWhatItsChannelsReadAndTheDirectoryAndRequests(Component service) throws IOException {
        Set<String> channels = new TreeSet<>(Set.of(Topics.DIRECTORY, Topics.VERIFICATION_REQUESTS));
        Set<String> groups = new TreeSet<>(Set.of(service + "-service", service + "-service-verification"));
        for (String file : List.of(
                "service-kit/core/src/main/resources/META-INF/microprofile-config.properties",
                service + "-service/src/main/resources/application.properties")) {
            Properties properties = properties(file);
            for (String name : properties.stringPropertyNames()) {
                String value = properties
                        .getProperty(name)
                        .replace("${crm.service}", service.toString())
                        .replace("${quarkus.application.name}", service + "-service");
                if (name.startsWith("mp.messaging.incoming.")) {
                    switch (name.substring(name.lastIndexOf('.') + 1)) {
                        case "topic", "topics" -> channels.addAll(List.of(value.split(",")));
                        case "id" -> groups.add(value);
                        default -> {}
                    }
                }
            }
        }
        if (service == Component.ADMIN) {
            channels.add(Topics.VERIFICATION_ANSWERS);
            topics(WRITE).stream().filter(Topics::isDeadLetters).forEach(channels::add);
        }

        KafkaUser user = KafkaUser.of(service);
        assertThat(names(user, READ, TOPIC)).containsExactlyElementsOf(channels);
        assertThat(names(user, READ, GROUP)).containsExactlyElementsOf(groups);
        assertThat(names(user, WRITE, TRANSACTIONAL_ID)).containsExactly(service + "_journal");
    }

    @ParameterizedTest
    @MethodSource("services")
    void aServiceBuriesWhatItHearsAndIsGivenItAgain(Component service) {
        KafkaUser user = KafkaUser.of(service);
        Stream<String> buried = names(user, WRITE, TOPIC).stream().filter(Topics::isDeadLetters);
        Stream<String> again =
                names(user, READ, TOPIC).stream().filter(topic -> topic.endsWith("." + service + "-redrive"));

        assertThat(buried.map(Topics::redriveOf)).isNotEmpty().containsExactlyElementsOf(again.toList());
    }

    @Test
    void theGatewayHearsOfEndedSessionsAndNothingElse() {
        assertThat(KafkaUser.gateway().rights())
                .containsExactly(new Right(new Resource(TOPIC, Topics.DIRECTORY), Set.of(READ)));
    }

    @Test
    void onlyMigrationsMakeTopicsAndDoNothingElse() {
        for (KafkaUser user : KafkaUser.all()) {
            boolean migrates = user.name().equals("migration");
            assertThat(user.rights())
                    .isNotEmpty()
                    .allMatch(right -> right.operations().equals(Set.of(CREATE)) == migrates)
                    .allMatch(right -> right.operations().contains(CREATE) == migrates);
        }
        assertThat(names(KafkaUser.migration(), CREATE, TOPIC))
                .contains(Topics.SUPPORT, "crm.support.sales-redrive", "crm.sales.support-redrive");
    }

    /** Kafka knows Delete, Alter and All, too. */
    @Test
    void nobodyDeletesOrAlters() {
        assertThat(Operation.values()).containsExactly(READ, WRITE, CREATE);
    }

    @Test
    void eachIsKnownOnceWithOneRightForEachResource() {
        assertThat(KafkaUser.all()).extracting(KafkaUser::name).hasSize(6).doesNotHaveDuplicates();
        assertThat(KafkaUser.all()).allSatisfy(user -> assertThat(user.rights())
                .extracting(Right::resource)
                .doesNotHaveDuplicates()
                .isSorted());
    }

    private static List<Component> services() {
        return Component.services();
    }

    private static List<String> who(Operation operation, Resource.Kind kind, String name) {
        return KafkaUser.all().stream()
                .filter(user -> names(user, operation, kind).contains(name))
                .map(KafkaUser::name)
                .toList();
    }

    private static Set<String> names(KafkaUser user, Operation operation, Resource.Kind kind) {
        return user.rights().stream()
                .filter(right -> right.resource().kind() == kind)
                .filter(right -> right.operations().contains(operation))
                .map(right -> right.resource().name())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> topics(Operation... operations) {
        return KafkaUser.all().stream()
                .flatMap(user -> Stream.of(operations).flatMap(operation -> names(user, operation, TOPIC).stream()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Properties properties(String file) throws IOException {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Checkout.of(KafkaUser.class).resolve(Path.of(file)))) {
            properties.load(reader);
        }
        return properties;
    }
}
