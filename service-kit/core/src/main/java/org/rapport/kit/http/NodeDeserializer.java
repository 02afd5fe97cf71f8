package org.rapport.kit.http;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.deser.std.JsonNodeDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.Set;

/**
 * Reads whatever JSON there is, such as a patch. Of a number that is larger than Java can count, such as
 * {@code 1e99999999999}, Jackson's own makes a failure that tells no place: it is the client's, and has one.
 */
final class NodeDeserializer extends StdDeserializer<JsonNode> {

    private static final long serialVersionUID = 1;

    private static final JsonDeserializer<? extends JsonNode> ANY =
            JsonNodeDeserializer.getDeserializer(JsonNode.class);

    /** Where the parser is inside of what is to be read; of the delegate of a creator, at the first name already. */
    private static final Set<JsonToken> BEGUN =
            EnumSet.of(JsonToken.START_OBJECT, JsonToken.START_ARRAY, JsonToken.FIELD_NAME, JsonToken.END_OBJECT);

    NodeDeserializer() {
        super(JsonNode.class);
    }

    @Override
    public JsonNode deserialize(JsonParser json, DeserializationContext context) throws IOException {
        JsonStreamContext outside = json.getParsingContext();
        if (BEGUN.contains(json.currentToken())) {
            outside = outside.getParent();
        }
        try {
            return ANY.deserialize(json, context);
        } catch (NumberFormatException e) {
            var refusal = MismatchedInputException.from(json, BigDecimal.class, "no number that can be read");
            for (var at = json.getParsingContext(); at != null && at != outside; at = at.getParent()) {
                if (at.inObject()) {
                    refusal.prependPath(this, at.getCurrentName());
                } else if (at.inArray()) {
                    refusal.prependPath(this, at.getCurrentIndex());
                }
            }
            refusal.initCause(e);
            throw refusal;
        }
    }

    @Override
    public JsonNode getNullValue(DeserializationContext context) {
        return context.getNodeFactory().nullNode();
    }
}
