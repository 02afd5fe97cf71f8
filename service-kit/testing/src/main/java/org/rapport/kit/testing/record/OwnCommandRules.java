package org.rapport.kit.testing.record;

import org.rapport.kit.record.RecordType;

/** What records owe their callers that are made and changed by commands of their own. */
public abstract class OwnCommandRules extends ReadRules implements CommandRules, SearchRules {

    /** The rules for {@code type}, whose records are found below {@code path}. */
    protected OwnCommandRules(RecordType<?, ?> type, String path) {
        super(type, path);
    }
}
