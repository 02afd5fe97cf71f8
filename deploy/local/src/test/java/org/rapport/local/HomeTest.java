package org.rapport.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rapport.installation.secret.Keys;
import org.rapport.installation.secret.Origin;
import org.rapport.local.kafka.KafkaSecurity;

class HomeTest {

    @TempDir
    Path above;

    private Path folder;

    @BeforeEach
    void name() {
        folder = above.resolve("state");
    }

    @Test
    void isForItsOwnerOnly() throws Exception {
        Home home = Home.open(folder);

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(home.folder("mail"))).isEqualTo("rwx------");
    }

    @Test
    void isClosedWhenOthersCouldReadIt() throws Exception {
        Home.open(folder).folder("mail");
        for (Path open : new Path[] {folder, folder.resolve("mail")}) {
            Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxr-xr-x"));
        }

        Home.open(folder).folder("mail");

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(folder.resolve("mail"))).isEqualTo("rwx------");
    }

    @Test
    void staysPassableForTheAccountOfPostgres() throws Exception {
        Home.open(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x---"));

        Home.open(folder);

        assertThat(mode(folder)).isEqualTo("rwx--x---");
    }

    @Test
    void leavesAloneAFolderOfSomebodyElse() throws Exception {
        Files.createDirectories(folder.resolve("postgres"));
        Files.createDirectories(folder.resolve("kafka"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        var settings = new Settings(above, folder, Map.of(), KafkaSecurity.PLAINTEXT);

        assertThatThrownBy(() -> Stack.of(settings))
                .isInstanceOf(StackException.class)
                .hasMessageStartingWith(folder + " is no folder of ours")
                .hasMessageEndingWith("or set CRM_HOME to a folder that is empty or not there yet");

        assertThat(folder).isDirectoryNotContaining("glob:**.rapport-state");
        assertThat(folder.resolve("postgres")).isEmptyDirectory();
        assertThat(mode(folder)).isEqualTo("rwxr-xr-x");
    }

    @Test
    void takesOverWhatWasMadeBeforeThereWasAMark() throws Exception {
        Keys.in(folder.resolve("keys"), Origin.LOCAL);
        Files.createDirectories(folder.resolve("gateway-8081"));

        Home.open(folder).delete();

        assertThat(folder).doesNotExist();
    }

    @Test
    void takesOverNothingThatHasMoreInIt() {
        Keys.in(folder.resolve("keys"), Origin.LOCAL);
        Keys.in(folder.resolve("photographs"), Origin.LOCAL);

        assertThatThrownBy(() -> Home.open(folder)).isInstanceOf(StackException.class);
    }

    @Test
    void isNotDeletedWithoutItsMark() throws Exception {
        Home home = Home.open(folder);
        Files.delete(folder.resolve(Home.MARK));
        Files.writeString(folder.resolve("thesis"), "mine");

        assertThatThrownBy(home::delete).isInstanceOf(StackException.class);

        assertThat(folder.resolve("thesis")).hasContent("mine");
    }

    @Test
    void takesNoLinkForItsMark() throws Exception {
        Path mark = Files.writeString(above.resolve("mark"), "");
        Files.createDirectories(folder);
        Files.createSymbolicLink(folder.resolve(Home.MARK), mark);

        assertThatThrownBy(() -> Home.open(folder)).isInstanceOf(StackException.class);
    }

    @Test
    void isDeletedWithItsLinksAndWithoutWhatTheyLeadTo() throws Exception {
        Path outside = Files.createDirectories(above.resolve("outside"));
        Files.writeString(outside.resolve("thesis"), "mine");
        Home home = Home.open(folder);
        Files.createSymbolicLink(folder.resolve("link"), outside);
        Files.createSymbolicLink(home.folder("mail").resolve("link"), outside.resolve("thesis"));
        Files.createSymbolicLink(folder.resolve("broken"), outside.resolve("nothing"));

        home.delete();

        assertThat(Files.exists(folder, LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(outside.resolve("thesis")).hasContent("mine");
    }

    @Test
    void isEmptiedWhereALinkNamesIt() throws Exception {
        Path disk = Files.createDirectories(above.resolve("disk"));
        Files.createSymbolicLink(folder, disk);
        Home home = Home.open(folder);
        home.folder("mail");

        home.delete();

        assertThat(disk).isEmptyDirectory();
        Home.open(folder);
        assertThat(disk.resolve(Home.MARK)).exists();
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
