package org.rapport.events.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.rapport.events.AnyRecord;
import org.rapport.events.CrmEvent;
import org.rapport.events.CrmEvents;
import org.rapport.events.Envelopes;
import org.rapport.events.EventCatalogue;

/**
 * The committed copies of the contracts. {@code -Dcontracts=write} brings them up to date, unless that would break a
 * subscriber.
 */
class PublishedContractsTest {

    private static final String COMMAND =
            "./mvnw -pl shared-events test -Dtest=PublishedContractsTest -Dcontracts=write";
    private static final Path SCHEMAS = Path.of("schemas");
    private static final Path ASYNC_API = Path.of("asyncapi.json");
    private static final ObjectMapper JSON = CrmEvents.mapper();

    private static final Map<Path, String> GENERATED = generated();

    @BeforeAll
    static void writeThemIfAskedTo() throws IOException {
        if ("write".equals(System.getProperty("contracts")) && broken().isEmpty()) {
            Files.createDirectories(SCHEMAS);
            for (var contract : GENERATED.entrySet()) {
                Files.writeString(contract.getKey(), contract.getValue());
            }
        }
    }

    @Test
    void noSubscriberIsBroken() {
        assertThat(broken())
                .as("What is published stays as it is. Declare a .v2 of the event beside the .v1, or, before the "
                        + "first release of a type, delete its file in shared-events/schemas and write it anew.")
                .isEmpty();
    }

    @Test
    void whatIsCommittedIsWhatTheCodeSays() {
        assertThat(GENERATED.keySet())
                .filteredOn(path -> !isUpToDate(path))
                .as("not what the code says; bring it up to date with%n  %s", COMMAND)
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("everyEventFromChance")
    void whatIsWrittenFitsTheSchemas(EventCatalogue.Entry entry, long seed) throws IOException {
        CrmEvent event = new AnyRecord(seed).of(entry.event());
        byte[] written = CrmEvents.write(Envelopes.anEnvelope(Envelopes.ACME, UUID.randomUUID(), 1, event));
        JsonNode json = JSON.readTree(written);

        assertThat(problems(JSON.readTree(GENERATED.get(file(entry))), json.get("data")))
                .isEmpty();
        assertThat(problems(AsyncApi.cloudEvent(), json)).isEmpty();
    }

    @Test
    void everyReferenceInTheAsyncApiDocumentLeadsSomewhere() {
        JsonNode document = AsyncApi.document();

        assertThat(document.findValuesAsText("$ref")).isNotEmpty().allSatisfy(reference -> assertThat(
                        document.at(reference.substring(1)).isObject())
                .as(reference)
                .isTrue());
    }

    @Test
    @DisabledIfSystemProperty(
            named = "contracts",
            matches = "write",
            disabledReason = "the jar is older than the files")
    void theContractsArePartOfTheJar() {
        assertThat(CrmEvents.class.getResource("asyncapi.json")).isNotNull();
        assertThat(EventCatalogue.all())
                .allSatisfy(entry -> assertThat(CrmEvents.class.getResource("schemas/" + entry.type() + ".json"))
                        .isNotNull());
    }

    static Stream<Arguments> everyEventFromChance() {
        return EventCatalogue.all().stream()
                .flatMap(entry -> Stream.of(11L, 12L, 13L).map(seed -> Arguments.of(entry, seed)));
    }

    private static boolean isUpToDate(Path path) {
        try {
            return Files.exists(path) && Files.readString(path).equals(GENERATED.get(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the code would break of what is committed. */
    private static List<String> broken() {
        var broken = new ArrayList<String>();
        if (!Files.exists(SCHEMAS)) {
            return broken;
        }
        try (var files = Files.list(SCHEMAS)) {
            for (Path file : files.sorted().toList()) {
                String type = file.getFileName().toString().replace(".json", "");
                String now = GENERATED.get(file);
                if (now == null) {
                    broken.add(type + " is gone");
                } else {
                    SchemaCompatibility.broken(JSON.readTree(file.toFile()), JSON.readTree(now))
                            .forEach(problem -> broken.add(type + ": " + problem));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return broken;
    }

    private static Map<Path, String> generated() {
        var contracts = new LinkedHashMap<Path, String>();
        EventCatalogue.all().forEach(entry -> contracts.put(file(entry), text(Schemas.of(entry))));
        contracts.put(ASYNC_API, text(AsyncApi.document()));
        return contracts;
    }

    private static Path file(EventCatalogue.Entry entry) {
        return SCHEMAS.resolve(entry.type() + ".json");
    }

    private static String text(JsonNode json) {
        var indenter = new DefaultIndenter("  ", "\n");
        var printer = new DefaultPrettyPrinter(
                        Separators.createDefaultInstance().withObjectFieldValueSpacing(Separators.Spacing.AFTER))
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        try {
            return JSON.writer(printer).writeValueAsString(json) + "\n";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> problems(JsonNode schema, JsonNode json) {
        var config =
                SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema, config)
                .validate(json)
                .stream()
                .map(Object::toString)
                .toList();
    }
}
