package org.rapport.kit.relay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.postgresql.replication.LogSequenceNumber;

class PgOutputReaderTest {

    private static final long MICROSECONDS = 846_000_000_123_456L; // since 2000
    private static final Instant TIME = Instant.parse("2026-10-22T16:00:00.123456Z");

    private final PgOutputReader reader = new PgOutputReader();

    @Test
    void readsATransaction() {
        assertThat(read(out -> {
                    out.write('B');
                    out.writeLong(0x16B374D848L);
                    out.writeLong(MICROSECONDS);
                    out.writeInt(4711);
                }))
                .isEqualTo(new PgOutput.Begin(TIME));
        assertThat(read(PgOutputReaderTest::describeLead)).isEqualTo(new PgOutput.Other('R'));
        assertThat(read(PgOutputReaderTest::insertLead)).isInstanceOfSatisfying(PgOutput.Insert.class, insert -> {
            assertThat(insert.table()).isEqualTo("lead");
            assertThat(insert.values()).containsEntry("name", "Zoë").containsEntry("note", null);
        });
        assertThat(read(out -> {
                    out.write('C');
                    out.write(0);
                    out.writeLong(0x16B374D848L);
                    out.writeLong(0x16B374D878L);
                    out.writeLong(MICROSECONDS);
                }))
                .isEqualTo(new PgOutput.Commit(LogSequenceNumber.valueOf("16/B374D878"), TIME));
    }

    @Test
    void passesOverWhatItDoesNotNeed() {
        for (char kind : "TYOMUDS".toCharArray()) {
            assertThat(read(out -> {
                        out.write(kind);
                        out.writeLong(42);
                    }))
                    .isEqualTo(new PgOutput.Other(kind));
        }
    }

    @Test
    void readsAnEmptyValueAsSuchAndNotAsNone() {
        read(PgOutputReaderTest::describeLead);

        PgOutput message = read(out -> {
            out.write('I');
            out.writeInt(16_384);
            out.write('N');
            out.writeShort(2);
            value(out, "");
            value(out, "");
        });

        assertThat(((PgOutput.Insert) message).values())
                .containsEntry("name", "")
                .containsEntry("note", "");
    }

    @Test
    void followsATableThatHasChanged() {
        read(PgOutputReaderTest::describeLead);
        read(out -> relation(out, "name", "note", "added"));

        PgOutput message = read(out -> {
            out.write('I');
            out.writeInt(16_384);
            out.write('N');
            out.writeShort(3);
            value(out, "Ada");
            out.write('n');
            value(out, "later");
        });

        assertThat(((PgOutput.Insert) message).values()).containsEntry("added", "later");
    }

    @Test
    void refusesARowOfATableThatWasNotDescribed() {
        assertThatThrownBy(() -> read(PgOutputReaderTest::insertLead)).hasMessageContaining("not described");
    }

    @Test
    void refusesWhatIsCutOff() {
        read(PgOutputReaderTest::describeLead);
        byte[] whole = bytes(PgOutputReaderTest::insertLead);

        for (int length = 1; length < whole.length; length++) {
            var part = ByteBuffer.wrap(whole, 0, length);
            assertThatThrownBy(() -> reader.read(part)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private interface Message {
        void write(DataOutputStream out) throws IOException;
    }

    private PgOutput read(Message message) {
        return reader.read(ByteBuffer.wrap(bytes(message)));
    }

    private static byte[] bytes(Message message) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            message.write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static void describeLead(DataOutputStream out) throws IOException {
        relation(out, "name", "note");
    }

    private static void insertLead(DataOutputStream out) throws IOException {
        out.write('I');
        out.writeInt(16_384);
        out.write('N');
        out.writeShort(2);
        value(out, "Zoë");
        out.write('n');
    }

    private static void relation(DataOutputStream out, String... columns) throws IOException {
        out.write('R');
        out.writeInt(16_384);
        name(out, "public");
        name(out, "lead");
        out.write('d');
        out.writeShort(columns.length);
        for (String column : columns) {
            out.write(1);
            name(out, column);
            out.writeInt(25);
            out.writeInt(-1);
        }
    }

    private static void name(DataOutputStream out, String name) throws IOException {
        out.write(name.getBytes(StandardCharsets.UTF_8));
        out.write(0);
    }

    private static void value(DataOutputStream out, String value) throws IOException {
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        out.write('t');
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
