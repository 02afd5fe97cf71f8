package org.rapport.installation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A link from one page to another leads somewhere, and one to a heading to a heading. */
class LinksTest {

    private static final Path CHECKOUT = Checkout.of(LinksTest.class);
    private static final Pattern LINK = Pattern.compile("\\]\\((?!https?:)([^)#]*)(?:#([^)]+))?\\)");
    private static final Pattern CODE = Pattern.compile("(?s)```.*?```|`[^`]*`|(?m)^    .*$");

    static Stream<Path> pages() throws IOException {
        return Stream.concat(PagesTest.pages(), decisions());
    }

    private static Stream<Path> decisions() throws IOException {
        try (Stream<Path> files = Files.list(CHECKOUT.resolve("docs/adr"))) {
            return files.map(CHECKOUT::relativize).sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void leadSomewhere(Path page) throws IOException {
        assertThat(lost(CHECKOUT.resolve(page))).isEmpty();
    }

    @Test
    void isLostWithoutPageOrHeading(@TempDir Path folder) throws IOException {
        Files.writeString(folder.resolve("other.md"), "# What it's for, and more");
        Path page = folder.resolve("page.md");
        Files.writeString(page, """
                # Here
                [a](other.md) [b](other.md#what-its-for-and-more) [c](#here) [d](https://example.com) `[e](code)`
                [f](nobody.md) [g](other.md#nothing) [h](#there)
                """);

        assertThat(lost(page)).containsExactly("](nobody.md)", "](other.md#nothing)", "](#there)");
    }

    private static List<String> lost(Path page) throws IOException {
        List<String> lost = new ArrayList<>();
        for (var link : LINK.matcher(CODE.matcher(Files.readString(page)).replaceAll(""))
                .results()
                .toList()) {
            Path target = link.group(1).isEmpty() ? page : page.resolveSibling(link.group(1));
            if (!Files.exists(target)
                    || link.group(2) != null && !headings(target).contains(link.group(2))) {
                lost.add(link.group());
            }
        }
        return lost;
    }

    /** As GitHub and GitLab make them anchors: small letters, a hyphen for a space, and no other sign. */
    private static List<String> headings(Path page) throws IOException {
        return Files.readAllLines(page).stream()
                .filter(line -> line.matches("#+ .*"))
                .map(line -> line.replaceFirst("#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .toList();
    }
}
