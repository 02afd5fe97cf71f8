package org.rapport.kit.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import org.rapport.kit.text.Dates;

/**
 * Reads a day as RFC 3339 writes it, {@code full-date}, and nothing else: no list of numbers, of which an empty one would
 * be no day at all, no number of days, no time whose day depends on where one is, and no year of five digits.
 */
final class DateDeserializer extends StdScalarDeserializer<LocalDate> {

    private static final long serialVersionUID = 1;

    DateDeserializer() {
        super(LocalDate.class);
    }

    @Override
    public LocalDate deserialize(JsonParser json, DeserializationContext context) throws IOException {
        if (!json.hasToken(JsonToken.VALUE_STRING)) {
            return (LocalDate) context.handleUnexpectedToken(LocalDate.class, json);
        }
        String text = json.getText();
        try {
            return Dates.day(text);
        } catch (DateTimeException e) {
            return (LocalDate) context.handleWeirdStringValue(LocalDate.class, text, "no RFC 3339 date");
        }
    }
}
