package org.rapport.local.demo;

import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.rapport.local.keycloak.Person;

/**
 * One thing that somebody does in the demonstration. What it leads to gets names, which later deeds put into braces:
 * {@code /sales/leads/{lead-7}/qualify}.
 */
sealed interface Deed {

    /** The pointers to ids of records in answers. */
    Predicate<String> RECORD =
            Pattern.compile("[/a-z]id$", Pattern.CASE_INSENSITIVE).asPredicate();

    /** The operator of the installation. */
    String OPERATOR = "operator";

    /** Somebody without a login. */
    String VISITOR = "visitor";

    /** What it is remembered by, once it is done. */
    String key();

    /** How many records there are more once it is done. */
    default long records() {
        return 0;
    }

    /**
     * A request that changes something.
     *
     * @param by    a role, or {@link #OPERATOR} or {@link #VISITOR}
     * @param body  empty for none; may name what earlier deeds led to
     * @param names of what the answer holds, each with a JSON pointer to it
     */
    record Post(String key, String by, String path, Map<String, Object> body, Map<String, String> names)
            implements Deed {

        @Override
        public long records() {
            return names.values().stream().filter(RECORD).count();
        }

        /** One that makes a record, which is then known by the key. */
        static Post creating(String key, String by, String path, Map<String, Object> body) {
            return new Post(key, by, path, body, Map.of(key, "/id"));
        }

        /** One that does something to the record of that name. */
        static Post acting(String record, String verb, String by, String collection, Map<String, Object> body) {
            return new Post(
                    record + "." + verb, by, collection + "/{" + record + "}/" + verb.split("-")[0], body, Map.of());
        }
    }

    /**
     * Waits until something is there, which is then known by the key.
     *
     * @param pointer to what is awaited in the answer; empty where any answer will do
     */
    record Look(String key, String by, String path, String pointer) implements Deed {

        @Override
        public long records() {
            return RECORD.test(pointer) ? 1 : 0;
        }
    }

    /** An invited person follows the link of the mail and sets a password. */
    record Join(Person person) implements Deed {

        @Override
        public String key() {
            return person.email();
        }
    }
}
