package org.rapport.kit.testing.record;

import org.rapport.kit.record.RecordType;

/**
 * What records of every type owe their callers, whatever they are about. A type's test extends this, adds
 * {@code @QuarkusTest}, and says what the type's records look like.
 */
public abstract class RecordRules extends TypeRules
        implements ContentRules,
                BadInputRules,
                CallerRules,
                CommandRules,
                ReachRules,
                MaskRules,
                VersionRules,
                RepetitionRules,
                PastRules,
                AsOfRules,
                BusyListRules,
                StreamRules,
                WallRules,
                MappingRules,
                PolicyRules,
                SearchRules,
                ConditionRules,
                ShareRules,
                DecisionRules,
                SimulationRules {

    /** The rules for {@code type}, whose records are found below {@code path}. */
    protected RecordRules(RecordType<?, ?> type, String path) {
        super(type, path);
    }
}
