package org.rapport.installation.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MappingReaderTest {

    @TempDir
    Path folder;

    @Test
    void readsNamesTypesDefaultsAndComments() throws IOException {
        source("""
                /** Who may call. */
                @ConfigMapping(prefix = "crm.cors")
                interface CorsConfig {
                    /** Exact origins, for example {@code https://app.example.com}; <b>no</b>
                     * patterns. */
                    Optional<Set<String>> origins();

                    /** How long. */
                    @WithDefault("10m")
                    Duration maxAge();

                    /** How much. */
                    @io.smallrye.config.WithName("so-much")
                    MemorySize size();

                    URI undescribed();

                    default int twice() { return 2; }
                }
                """);

        assertThat(MappingReader.read(folder))
                .containsExactly(new Mapping(
                        "crm.cors",
                        "Who may call.",
                        List.of(
                                new Mapping.Property(
                                        "crm.cors.origins",
                                        "list",
                                        true,
                                        null,
                                        "Exact origins, for example `https://app.example.com`; no patterns."),
                                new Mapping.Property("crm.cors.max-age", "duration", false, "10m", "How long."),
                                new Mapping.Property("crm.cors.so-much", "size", false, null, "How much."),
                                new Mapping.Property("crm.cors.undescribed", "address", false, null, ""))));
    }

    @Test
    void whatAGroupSaysHoldsForEachOfIt() throws IOException {
        source("""
                @ConfigMapping(prefix = "crm.limit")
                interface LimitConfig {
                    /** One person. */
                    Quota caller();

                    interface Quota {
                        /** How many requests. */
                        long requests();

                        Duration period();
                    }
                }
                """);

        assertThat(MappingReader.read(folder).getFirst().properties())
                .extracting(Mapping.Property::name, Mapping.Property::description)
                .containsExactly(
                        tuple("crm.limit.caller.requests", "One person: how many requests."),
                        tuple("crm.limit.caller.period", ""));
    }

    @Test
    void findsMappingsWithinOtherTypes() throws IOException {
        source("class Keys { @ConfigMapping(prefix = \"crm.form\") interface Config { int life(); } }");
        Files.writeString(folder.resolve("Other.java"), "interface Other { int none(); }");

        assertThat(MappingReader.read(folder)).extracting(Mapping::prefix).containsExactly("crm.form");
    }

    private void source(String java) throws IOException {
        Files.writeString(folder.resolve("Source.java"), java);
    }
}
