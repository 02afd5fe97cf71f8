package org.rapport.kit.testing.record;

import org.rapport.kit.record.RecordType;

/**
 * What records of every type owe their callers, whatever they are about. A type's test extends this, adds
 * {@code @QuarkusTest}, and says what the type's records look like.
 */
public abstract class RecordRules
        implements ContentRules,
                BadInputRules,
                CallerRules,
                CommandRules,
                VersionRules,
                RepetitionRules,
                PastRules,
                AsOfRules,
                BusyListRules,
                StreamRules,
                WallRules,
                MappingRules {

    private final RecordType<?, ?> type;
    private final String path;

    /** The rules for {@code type}, whose records are found below {@code path}. */
    protected RecordRules(RecordType<?, ?> type, String path) {
        this.type = type;
        this.path = path;
    }

    @Override
    public final RecordType<?, ?> type() {
        return type;
    }

    @Override
    public final String path() {
        return path;
    }
}
