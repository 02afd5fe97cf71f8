package org.rapport.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/sales",
                "/sales/leads/",
                "/sales/leads/0198c0de-0000-7000-8000-00000000ac3e",
                "/a/b.c",
                "/a/.hidden",
                "/a/...",
                "/kb/articles/%C3%BCber",
                "/marketing/forms/eyJ.a_b-c.d/submissions",
                "/a/x@y.z:1!$&'()*+,=~",
                "/a%20b"
            })
    void takesOrdinaryPaths(String path) {
        assertThat(PathRules.fault(path)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "sales",
                "http://host/sales",
                "//sales",
                "/sales//leads",
                "/sales//",
                "/./sales",
                "/sales/.",
                "/sales/..",
                "/sales/../q/health",
                "/sales/leads;x",
                "/sales;jsessionid=1/leads",
                "/sales/%2e%2e/q",
                "/sales/%2E",
                "/sales%2fleads",
                "/sales%2Fleads",
                "/sales/%00",
                "/sales/%0a",
                "/sales/%0d%0aX: y",
                "/sales/%7f",
                "/sales/%5c",
                "/sales\\leads",
                "/sales/%3bx",
                "/sales/%252e",
                "/sales/%",
                "/sales/%2",
                "/sales/%zz",
                "/sales/%ff",
                "/sales/%c3",
                "/sales/%c0%ae",
                "/sales/%ed%a0%80",
                "/sales/ü",
                "/sales/a b",
                "/sales/\u0001",
                "/sales/\"x\"",
                "/sales/<x>",
                "/sales/x#y",
                "/sales/{id}"
            })
    void refusesWhatTwoServersCouldReadDifferently(String path) {
        assertThat(PathRules.fault(path)).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "limit=50&cursor=a%2Fb%2e", "filter[status]=new", "q=%C3%BC&x=;y", "a=b?c"})
    void takesOrdinaryQueries(String query) {
        assertThat(PathRules.faultOfQuery(query)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%00", "a=%", "a=%f", "a=%ff", "a=ü", "a=\u0000", "a=b c", "a=\\"})
    void refusesBrokenQueries(String query) {
        assertThat(PathRules.faultOfQuery(query)).isNotNull();
    }

    /** Whatever is let through, is already what any normalisation would make of it. */
    @Test
    void whatIsTakenDoesNotChangeWhenNormalised() {
        var pieces = new String[] {
            "/", "/", "a", "sales", ".", "..", "%2e", "%2F", "%41", "%c3%bc", ";", "\\", "%", "%00", "q", "%5C", "~",
            "%25"
        };
        var random = new Random(20_260_101);
        var taken = 0;
        for (var round = 0; round < 200_000; round++) {
            var path = new StringBuilder("/");
            for (var piece = random.nextInt(7); piece >= 0; piece--) {
                path.append(pieces[random.nextInt(pieces.length)]);
            }
            if (PathRules.fault(path.toString()) == null) {
                taken++;
                var uri = URI.create(path.toString());
                assertThat(uri.normalize().getRawPath()).isEqualTo(path.toString());
                assertThat(uri.getPath()).doesNotContain("//", "/./", "/../", ";", "\\", "\0", "%");
            }
        }
        assertThat(taken).isGreaterThan(1_000);
    }
}
