package org.rapport.kit.search;

import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.paging.PageQuery;
import org.rapport.kit.problem.DomainException;
import org.rapport.kit.record.RecordType;

/** For which words to look, as texts, so that each fault can be named. */
public class SearchQuery {

    private static final int MOST = 50;
    private static final int DEFAULT = 10;

    @QueryParam("q")
    @Parameter(
            description =
                    "Words, or how they begin: all of them are in what is found. Case, accents and the form of"
                            + " letters make no difference; `häus` finds Häusler before Hausler. Of telephone numbers any part.",
            required = true,
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = SearchWords.LONGEST),
            example = "häus")
    @Nullable
    String q;

    @QueryParam("types")
    @Parameter(
            description = "Only records of these types, separated by commas; of all that you may read, if not said",
            schema = @Schema(type = SchemaType.STRING))
    @Nullable
    String types;

    @QueryParam("limit")
    @Parameter(
            description = "How many records, 1 to 50; 10 if not said",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "50", defaultValue = "10"))
    @Nullable
    String limit;

    /**
     * The words.
     *
     * @param home the country of who looks for them, if it is known
     */
    SearchWords words(Supplier<@Nullable String> home) {
        return SearchWords.of(q, "#q", home);
    }

    /** Those of the types {@code all} that are asked for; absent if it is not said. */
    @Nullable
    List<RecordType<?, ?>> types(List<RecordType<?, ?>> all) {
        if (types == null) {
            return null;
        }
        return Stream.of(types.split(",", -1))
                .distinct()
                .<RecordType<?, ?>>map(name -> all.stream()
                        .filter(type -> type.name().equals(name))
                        .findFirst()
                        .orElseThrow(() -> new DomainException.Malformed(
                                "#types",
                                "can name "
                                        + String.join(
                                                ", ",
                                                all.stream()
                                                        .map(RecordType::name)
                                                        .toList()))))
                .toList();
    }

    int limit() {
        return limit == null ? DEFAULT : PageQuery.limit(limit, MOST);
    }
}
