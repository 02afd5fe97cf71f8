package org.rapport.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceContextTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

    @Test
    void continuesATraceWithASpanOfItsOwn() {
        var context = TraceContext.continuing("00-" + TRACE + "-00f067aa0ba902b7-00", "vendor=1");

        assertThat(context.traceId()).isEqualTo(TRACE);
        assertThat(context.traceParent())
                .matches("00-" + TRACE + "-[0-9a-f]{16}-00")
                .doesNotContain("00f067aa0ba902b7");
        assertThat(context.state()).isEqualTo("vendor=1");
    }

    @Test
    void readsALaterVersion() {
        assertThat(TraceContext.continuing("01-" + TRACE + "-00f067aa0ba902b7-01-more", null)
                        .traceId())
                .isEqualTo(TRACE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00",
                "00-4bf92f3577b34da6a3ce929d0e0e4736",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01-x",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "01-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01x",
                "00_4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7_01"
            })
    void beginsANewTraceInsteadOfABrokenOne(String parent) {
        var context = TraceContext.continuing(parent, "vendor=1");

        assertThat(context.traceParent()).matches("00-[0-9a-f]{32}-[0-9a-f]{16}-01");
        assertThat(context.traceId()).isNotEqualTo(TRACE);
        assertThat(context.state()).isNull();
    }
}
