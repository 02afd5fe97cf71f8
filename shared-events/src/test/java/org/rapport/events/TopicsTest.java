package org.rapport.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class TopicsTest {

    @Test
    void everyFamilyHasATopicThatKeepsTheLastEventOfEachRecordForEver() {
        assertThat(EventCatalogue.families())
                .extracting(EventCatalogue::topic)
                .containsExactlyInAnyOrderElementsOf(
                        Topics.all().stream().map(Topics.Definition::name).toList());
        assertThat(Topics.all()).allSatisfy(topic -> assertThat(topic.config())
                .containsEntry("cleanup.policy", "compact")
                .containsEntry(
                        "min.compaction.lag.ms",
                        Long.toString(Duration.ofDays(30).toMillis())));
    }

    @Test
    void theDirectoryIsInOrderAsAWhole() {
        assertThat(Topics.all())
                .filteredOn(topic -> topic.name().equals(Topics.DIRECTORY))
                .singleElement()
                .extracting(Topics.Definition::partitions)
                .isEqualTo(1);
    }

    @Test
    void aServiceWritesItsOwnTopicAndAdministrationTheDirectoryToo() {
        assertThat(Topics.of("sales")).extracting(Topics.Definition::name).containsExactly(Topics.SALES);
        assertThat(Topics.of("admin"))
                .extracting(Topics.Definition::name)
                .containsExactly(Topics.ADMIN, Topics.DIRECTORY);
    }

    @Test
    void sealsAreInOrderAndStayForEver() {
        assertThat(Topics.seals().partitions()).isEqualTo(1);
        assertThat(Topics.seals().config())
                .containsEntry("cleanup.policy", "delete")
                .containsEntry("retention.ms", "-1")
                .containsEntry("retention.bytes", "-1");
    }

    @Test
    void whatIsSaidOfAVerificationIsForgottenSoon() {
        assertThat(Topics.verification())
                .extracting(Topics.Definition::name)
                .containsExactly(Topics.VERIFICATION_REQUESTS, Topics.VERIFICATION_ANSWERS);
        assertThat(Topics.verification()).allSatisfy(topic -> {
            assertThat(topic.partitions()).isEqualTo(1);
            assertThat(topic.config())
                    .containsEntry("cleanup.policy", "delete")
                    .containsEntry(
                            "retention.ms", Long.toString(Duration.ofMinutes(10).toMillis()));
        });
    }

    @Test
    void deadLettersAreNamedForProducerAndConsumerAndDoNotStay() {
        var topic = Topics.deadLetters("sales", "support");

        assertThat(topic.name()).isEqualTo("crm.sales.support-dead-letters");
        assertThat(topic.partitions()).isEqualTo(1);
        assertThat(topic.config()).containsEntry("cleanup.policy", "delete").containsKey("retention.ms");
    }

    @Test
    void deadLettersAreRedrivenToWhoBuriedThemAlone() {
        var topic = Topics.redrive("sales", "support");

        assertThat(topic.name()).isEqualTo("crm.sales.support-redrive");
        assertThat(topic.name())
                .isEqualTo(
                        Topics.redriveOf(Topics.deadLetters("sales", "support").name()));
        assertThat(topic.config()).containsEntry("cleanup.policy", "delete").containsKey("retention.ms");
        assertThat(Topics.isDeadLetters(topic.name())).isFalse();
        assertThatThrownBy(() -> Topics.redriveOf(Topics.SALES)).hasMessageContaining(Topics.SALES);
    }

    @Test
    void aServiceNeedsWhatAllShareAndItsOwnForDeadLettersOfEachProducer() {
        assertThat(Topics.neededBy("support"))
                .extracting(Topics.Definition::name)
                .hasSize(5 + 1 + 2 + 5 + 5)
                .doesNotHaveDuplicates()
                .contains(Topics.SALES, Topics.SEALS, "crm.directory.support-dead-letters", "crm.sales.support-redrive")
                .doesNotContain("crm.support.sales-redrive");
    }
}
