package org.rapport.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.local.StackException;

class LedgerTest {

    @TempDir
    private Path folder;

    @Test
    void remembersWhatWasDoneAndWhatItLedTo() {
        try (Ledger ledger = Ledger.open(file())) {
            ledger.note("lead-1", Map.of("lead-1", "018f"));
            ledger.note("lead-1.qualify", Map.of());
        }

        try (Ledger ledger = Ledger.open(file())) {
            assertThat(ledger.isDone("lead-1")).isTrue();
            assertThat(ledger.isDone("lead-1.qualify")).isTrue();
            assertThat(ledger.isDone("lead-2")).isFalse();
            assertThat(ledger.resolve("/sales/leads/{lead-1}/convert")).isEqualTo("/sales/leads/018f/convert");
        }
    }

    @Test
    void doesNotCountALineThatAKillCutOff() throws IOException {
        try (Ledger ledger = Ledger.open(file())) {
            ledger.note("lead-1", Map.of("lead-1", "018f"));
        }
        Files.writeString(file(), "lead-2\tlead-2=01", StandardOpenOption.APPEND);

        try (Ledger ledger = Ledger.open(file())) {
            assertThat(ledger.isDone("lead-2")).isFalse();
            ledger.note("lead-2", Map.of("lead-2", "0190"));
        }

        try (Ledger ledger = Ledger.open(file())) {
            assertThat(ledger.resolve("{lead-1} {lead-2}")).isEqualTo("018f 0190");
        }
    }

    @Test
    void keepsWhatWasFirst() {
        try (Ledger ledger = Ledger.open(file())) {
            assertThat(ledger.first("today", () -> "2026-02-27")).isEqualTo("2026-02-27");
        }
        try (Ledger ledger = Ledger.open(file())) {
            assertThat(ledger.first("today", () -> "2026-02-28")).isEqualTo("2026-02-27");
        }
    }

    @Test
    void isForOneAtATime() {
        try (Ledger _ = Ledger.open(file())) {
            assertThatThrownBy(() -> Ledger.open(file()))
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("another ./crm demo");
        }
    }

    private Path file() {
        return folder.resolve("demo/acme");
    }
}
