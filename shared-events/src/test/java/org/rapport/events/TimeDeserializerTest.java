package org.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class TimeDeserializerTest {

    private final ObjectMapper json = CrmEvents.mapper();

    @Property
    void readsWhatAnInstantSaysOfItself(
            @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long second,
            @ForAll @IntRange(max = 999_999_999) int nanos) {
        for (var time : new Instant[] {
            Instant.ofEpochSecond(second, nanos),
            Instant.ofEpochSecond(second, nanos / 1_000 * 1_000),
            Instant.ofEpochSecond(second)
        }) {
            assertThat(TimeDeserializer.utc(time.toString())).isEqualTo(time);
        }
    }

    @Property
    void readsNothingElseThanTheStandardParser(
            @ForAll @IntRange(max = 26) int place, @ForAll @CharRange(from = ' ', to = 'z') char other) {
        var text = new StringBuilder("2026-03-29T01:59:59.123456Z");
        text.setCharAt(place, other);

        Instant read = TimeDeserializer.utc(text.toString());

        if (read != null) {
            assertThat(read).isEqualTo(Instant.parse(text));
        }
    }

    @Example
    void leavesTheRestToJackson() throws JsonProcessingException {
        assertThat(json.readValue("\"2026-03-29T01:00:00+02:00\"", Instant.class))
                .isEqualTo("2026-03-28T23:00:00Z");
        for (String no : new String[] {"2026-02-30T00:00:00Z", "2026-02-03T00:00:00.Z", "2026-02-03", "", "soon"}) {
            assertThat(TimeDeserializer.utc(no)).as(no).isNull();
        }
        assertThatThrownBy(() -> json.readValue("\"2026-02-30T00:00:00Z\"", Instant.class))
                .isInstanceOf(JsonProcessingException.class);
    }
}
