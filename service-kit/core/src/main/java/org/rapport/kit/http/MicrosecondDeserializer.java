package org.rapport.kit.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.rapport.kit.text.Dates;

/**
 * Reads a time as the database keeps it, in whole microseconds, so that a record is the same in the answer to the
 * command that made it and ever after. A time is a text: of a number one could not tell whether it counts seconds.
 */
final class MicrosecondDeserializer extends StdScalarDeserializer<Instant> {

    private static final long serialVersionUID = 1;

    MicrosecondDeserializer() {
        super(Instant.class);
    }

    @Override
    public Instant deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (Instant) context.handleUnexpectedToken(Instant.class, json);
        }
        String text = json.getText();
        try {
            return Dates.time(text).truncatedTo(ChronoUnit.MICROS);
        } catch (DateTimeException e) {
            return (Instant) context.handleWeirdStringValue(Instant.class, text, "no RFC 3339 time");
        }
    }
}
