package org.rapport.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccountTest {

    @TempDir
    Path above;

    @Test
    void reachesItsOwnThroughAFolderThatIsClosedToIt() throws Exception {
        assumeThat(isRoot()).isTrue();
        Path home = closed(above.resolve("home"));
        Path own = closed(home.resolve("postgres"));
        Files.writeString(own.resolve("PG_VERSION"), "18");
        Path other = closed(home.resolve("mail"));
        Account.NOBODY.own(own);
        Account.NOBODY.own(own.resolve("PG_VERSION"));
        Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThat(nobodyCan("cat", own.resolve("PG_VERSION"))).isFalse();

        Account.NOBODY.admit(home);

        assertThat(nobodyCan("cat", own.resolve("PG_VERSION"))).isTrue();
        assertThat(nobodyCan("ls", home)).isFalse();
        assertThat(nobodyCan("ls", other)).isFalse();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx--x---");
    }

    @Test
    void changesNothingWhereItIsOurs() throws Exception {
        Path home = closed(above.resolve("home"));

        Account.SELF.admit(home);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home)))
                .isEqualTo("rwx------");
    }

    private static Path closed(Path folder) throws Exception {
        return Files.createDirectory(
                folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private static boolean isRoot() throws Exception {
        return nobodyCan("test", Path.of("/")); // only root becomes somebody else
    }

    private static boolean nobodyCan(String program, Path path) throws Exception {
        List<String> line = Account.NOBODY.line(List.of(program, path.toString()));
        try {
            return new ProcessBuilder(line)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException _) {
            return false; // there is no setpriv
        }
    }
}
