package org.rapport.identity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A realm as this module writes it down, with the places filled where an installation decides. */
public final class RealmFile {

    private static final ObjectMapper JSON = new ObjectMapper();
    /** As Keycloak's import reads them: {@code ${FIRST,SECOND:default}}. */
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(CRM_[A-Z_,]+)(?::([^}]*))?}");

    private RealmFile() {}

    /**
     * The realm of that file of {@link IdentityFiles}. A place without default that the environment does not fill
     * stays as it is, as in Keycloak's own import.
     */
    public static ObjectNode of(String file, Map<String, String> environment) {
        return parsed(IdentityFiles.text(file), environment);
    }

    static ObjectNode parsed(String content, Map<String, String> environment) {
        try {
            return (ObjectNode) JSON.readTree(resolve(content, environment));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the realm file is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private static String resolve(String text, Map<String, String> environment) {
        return PLACEHOLDER.matcher(text).replaceAll(found -> {
            String value = Arrays.stream(found.group(1).split(","))
                    .map(environment::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .orElseGet(() -> Objects.requireNonNullElse(found.group(2), found.group()));
            return Matcher.quoteReplacement(escaped(value));
        });
    }

    /** As the inside of a JSON text: a password may hold a quotation mark. */
    private static String escaped(String value) {
        String quoted = JSON.getNodeFactory().textNode(value).toString();
        return quoted.substring(1, quoted.length() - 1);
    }
}
