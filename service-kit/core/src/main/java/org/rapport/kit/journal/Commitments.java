package org.rapport.kit.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.rapport.events.FieldChange;
import org.rapport.events.PersonalData;

/** Commits to each field of personal data with a salted hash, so that the value can be erased and the digest stays. */
final class Commitments {

    private static final int SALT_BYTES = 16;

    private static final ClassValue<Set<String>> PERSONAL = new ClassValue<>() {
        @Override
        protected Set<String> computeValue(Class<?> type) {
            return Arrays.stream(type.getRecordComponents())
                    .filter(component -> component.isAnnotationPresent(PersonalData.class))
                    .map(component -> "/" + component.getName())
                    .collect(Collectors.toUnmodifiableSet());
        }
    };

    private final SecureRandom random = new SecureRandom();
    private final Base64.Encoder base64 = Base64.getUrlEncoder().withoutPadding();

    /**
     * The commitments to the personal data in {@code tree} and {@code changes}: {@code {field: {salt, hash}}}. What a
     * field has become stands in the record too, so the record's commitment serves both; an absent value needs none.
     */
    ObjectNode of(Class<?> recordType, ObjectNode tree, List<FieldChange> changes) {
        ObjectNode commitments = JsonNodeFactory.instance.objectNode();
        Set<String> personal = PERSONAL.get(recordType);
        for (String field : personal) {
            commit(commitments, field, tree.get(field.substring(1)));
        }
        for (var change : changes) {
            if (personal.contains(change.field()) && !change.before().isNull()) {
                commit(commitments, change.field() + "#before", change.before());
            }
        }
        return commitments;
    }

    private void commit(ObjectNode commitments, String field, JsonNode value) {
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        commitments
                .putObject(field)
                .put("salt", base64.encodeToString(salt))
                .put("hash", base64.encodeToString(JournalDigest.commitment(salt, field, value)));
    }
}
