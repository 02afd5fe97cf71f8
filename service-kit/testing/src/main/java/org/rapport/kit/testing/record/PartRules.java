package org.rapport.kit.testing.record;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.rapport.kit.record.RecordType;

/**
 * What records owe their callers that are parts of another, and are listed below it: they are hidden with it. A type's
 * test extends this, adds {@code @QuarkusTest}, and gets hold of the parts of one record.
 */
public abstract class PartRules extends ReadRules {

    private @Nullable String whole;

    /** The rules for {@code type}, whose records are listed as {@code list}, such as {@code messages}, below another. */
    protected PartRules(RecordType<?, ?> type, String list) {
        super(type, list);
    }

    /** Where a new record is found that can have parts of the type. */
    protected abstract String whole();

    @Override
    public final String path() {
        if (whole == null) {
            whole = whole();
        }
        return whole + "/" + super.path();
    }

    @Override
    public final boolean isPart() {
        return true;
    }

    @Override
    public final boolean isReadAlone() {
        return false;
    }

    /** The part that came last, once there are {@code count}. */
    protected final JsonNode last(int count) {
        return awaited(path(), list -> list.path("items").size() >= count)
                .path("items")
                .get(0);
    }
}
