package org.rapport.kit.testing.access;

import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;

/** What is sent to make a record or to replace one: JSON, if nothing else is said. */
@FunctionalInterface
public interface Body {

    /** What is sent of a record of {@code tenant} that {@code owner} cares for, if anybody does for such. */
    String of(TestTenant tenant, Member owner);

    /** What kind of text it is. */
    default String mediaType() {
        return "application/json";
    }

    /** The same for whatever record. */
    static Body of(String json) {
        return (_, _) -> json;
    }

    /** The same for whatever record, of another kind than JSON. */
    static Body of(String mediaType, String text) {
        return new Body() {
            @Override
            public String of(TestTenant tenant, Member owner) {
                return text;
            }

            @Override
            public String mediaType() {
                return mediaType;
            }
        };
    }
}
