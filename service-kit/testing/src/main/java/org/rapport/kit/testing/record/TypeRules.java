package org.rapport.kit.testing.record;

import org.rapport.kit.record.RecordType;

/** Rules for one type, whose records are found below one path. */
abstract class TypeRules implements SeenExample {

    private final RecordType<?, ?> type;
    private final String path;

    TypeRules(RecordType<?, ?> type, String path) {
        this.type = type;
        this.path = path;
    }

    @Override
    public final RecordType<?, ?> type() {
        return type;
    }

    @Override
    public String path() {
        return path;
    }
}
