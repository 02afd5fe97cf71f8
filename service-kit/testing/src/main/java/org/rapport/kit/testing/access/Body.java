package org.rapport.kit.testing.access;

import org.rapport.kit.testing.TestLogin.Member;
import org.rapport.kit.testing.TestTenant;

/** What is sent to make a record or to replace one, as JSON. */
@FunctionalInterface
public interface Body {

    /** What is sent of a record of {@code tenant} that {@code owner} cares for, if anybody does for such. */
    String of(TestTenant tenant, Member owner);

    /** The same for whatever record. */
    static Body of(String json) {
        return (_, _) -> json;
    }
}
