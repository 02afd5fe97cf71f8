package org.rapport.sales.opportunity;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.rapport.events.sales.OpportunityRecord.ForecastCategory;
import org.rapport.events.sales.OpportunityRecord.StageType;

/** The stages of the pipeline that every organisation has, in their order. */
public enum Stage {
    PROSPECTING(StageType.OPEN, 10, ForecastCategory.PIPELINE),
    QUALIFICATION(StageType.OPEN, 20, ForecastCategory.PIPELINE),
    PROPOSAL(StageType.OPEN, 50, ForecastCategory.BEST_CASE),
    NEGOTIATION(StageType.OPEN, 75, ForecastCategory.COMMIT),
    WON(StageType.WON, 100, ForecastCategory.CLOSED),
    LOST(StageType.LOST, 0, ForecastCategory.OMITTED);

    /** The pipeline's id. */
    public static final String PIPELINE = "default";

    private final StageType type;
    private final int probability;
    private final ForecastCategory category;

    Stage(StageType type, int probability, ForecastCategory category) {
        this.type = type;
        this.probability = probability;
        this.category = category;
    }

    /** The key in the API. */
    @JsonValue
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Stage of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** What the stage means. */
    public StageType type() {
        return type;
    }

    /** How probable it is that an opportunity that gets here is won, in percent. */
    public int probability() {
        return probability;
    }

    ForecastCategory category() {
        return category;
    }

    /** Whether the deal is still in the making. */
    public boolean isOpen() {
        return type == StageType.OPEN;
    }

    /** The keys of the stages between which an opportunity can be moved. */
    static List<String> openKeys() {
        return Arrays.stream(values()).filter(Stage::isOpen).map(Stage::key).toList();
    }
}
