package org.rapport.kit.record;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.NotBlank;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rapport.events.CrmRecord;

/** What a record must say or is open for all cannot be kept back. */
class PropertiesTest {

    private record Song(
            UUID id,
            long version,
            String title,
            String state,
            @Nullable String tune,
            @Nullable Integer verses,
            Instant createdAt,
            String createdBy,
            Instant updatedAt,
            String updatedBy,
            @Nullable Instant deletedAt)
            implements CrmRecord {}

    private record WriteSong(
            @NotBlank String title,
            @Tells("tune") @Nullable String melody,
            @Nullable String secret) {}

    private final Properties properties = Properties.of(Song.class, List.of(WriteSong.class), List.of("state"));

    @Test
    void areMaskableUnlessRecordsNeedThem() {
        assertThat(properties.maskable()).containsExactly("tune", "verses");
    }

    @Test
    void areSettableWhereARequestTellsOfThem() {
        assertThat(properties.settable()).containsExactly("title", "tune");
    }

    @Test
    void areRequiredWhereARequestMustSayThem() {
        assertThat(properties.required()).containsExactly("title");
        assertThat(Properties.ofAWhole(Song.class).maskable()).isEmpty();
    }

    @Test
    void areToldUnderOtherNames() {
        assertThat(Told.by(WriteSong.class)).containsEntry("melody", "tune").containsEntry("title", "title");
        assertThat(Told.by(WriteSong.class, "melody")).isEqualTo("tune");
        assertThat(Told.by(String.class)).isEmpty();
    }
}
