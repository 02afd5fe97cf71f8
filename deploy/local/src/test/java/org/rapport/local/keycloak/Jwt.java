package org.rapport.local.keycloak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Base64;

/** What a token says, unverified. */
final class Jwt {

    private static final ObjectMapper JSON = new ObjectMapper();

    private Jwt() {}

    static JsonNode header(String token) {
        return part(token, 0);
    }

    static JsonNode claims(String token) {
        return part(token, 1);
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    private static JsonNode part(String token, int index) {
        return json(new String(Base64.getUrlDecoder().decode(token.split("\\.")[index])));
    }
}
