package org.rapport.local;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Held by the one command that starts, stops or deletes; whoever comes meanwhile is told who that is. It ends with its
 * process at the latest.
 */
final class Lock implements AutoCloseable {

    /** Asked first: to open and close the file once more in this process would give up the lock on it. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private static final int LONGEST_NAME = 200;

    private final Path path;
    private final FileChannel file;

    private Lock(Path path, FileChannel file) {
        this.path = path;
        this.file = file;
    }

    /** The lock in that file, for a command of that name. */
    static Lock take(Path file, String command) {
        try {
            Path path = file.getParent().toRealPath().resolve(file.getFileName());
            if (!HELD.add(path)) {
                throw new StackException("another command of this very process is at work on this stack");
            }
            try {
                return new Lock(path, open(path, command));
            } catch (IOException | StackException e) {
                HELD.remove(path);
                throw e;
            }
        } catch (IOException e) {
            throw new StackException("the lock " + file + " cannot be taken: " + e, e);
        }
    }

    @Override
    public void close() {
        try (file) {
            file.truncate(0);
        } catch (IOException e) {
            throw new StackException("the lock " + path + " cannot be given back: " + e, e);
        } finally {
            HELD.remove(path);
        }
    }

    private static FileChannel open(Path path, String command) throws IOException {
        FileChannel file =
                FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        try {
            if (file.tryLock() == null) {
                throw new StackException(
                        "another command is at work on this stack: " + holder(file) + "; wait for it or end it");
            }
            note(
                    file,
                    "./crm " + command + " (process " + ProcessHandle.current().pid() + ")");
            return file;
        } catch (IOException | StackException e) {
            file.close();
            throw e;
        }
    }

    private static void note(FileChannel file, String holder) {
        try {
            file.truncate(0);
            file.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
        } catch (IOException _) {
            // a full disk keeps nobody from stopping and deleting
        }
    }

    private static String holder(FileChannel file) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(LONGEST_NAME);
        file.read(content, 0);
        String name = new String(content.array(), 0, content.position(), StandardCharsets.UTF_8);
        return name.isBlank() ? "./crm" : name;
    }
}
