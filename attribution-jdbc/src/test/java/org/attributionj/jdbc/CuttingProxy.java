package org.attributionj.jdbc;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * Stands between a driver and its server, and cuts connections: some at a commit that the server has not heard of yet, some at
 * one that the server has done and the client has not heard of, some anywhere.
 */
final class CuttingProxy implements AutoCloseable {
    /** Not {@code READ COMMITTED}. */
    private static final Pattern COMMIT = Pattern.compile("COMMIT(?!T)");

    private static final int BUFFER = 1 << 16;

    final AtomicInteger cutBefore = new AtomicInteger();
    final AtomicInteger cutAfter = new AtomicInteger();
    final AtomicInteger cutAnywhere = new AtomicInteger();

    private final ServerSocket door;
    private final int serverPort;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final Random random;
    private volatile boolean isCutting;

    CuttingProxy(int serverPort, long seed) throws IOException {
        this.serverPort = serverPort;
        random = new Random(seed);
        door = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
        threads.execute(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /** Says whether connections are cut; at first they are not. */
    void cuts(boolean cuts) {
        isCutting = cuts;
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                threads.execute(() -> connect(client));
            } catch (SocketException e) {
                // the door was closed
                return;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private void connect(Socket client) {
        try {
            Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort);
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            Line line = new Line(client, server, fate());
            threads.execute(line::answer);
            line.ask();
        } catch (IOException e) {
            // a client that connects to a server that is away sees its connection end
            close(client);
        }
    }

    private Fate fate() {
        synchronized (random) {
            Fate[] fates = Fate.values();
            // half of them live
            return !isCutting || random.nextBoolean() ? Fate.LIVE : fates[random.nextInt(fates.length)];
        }
    }

    private int someChunks() {
        synchronized (random) {
            return random.nextInt(60);
        }
    }

    @Override
    public void close() throws IOException {
        door.close();
        threads.shutdownNow();
    }

    private static void close(Socket socket) {
        try {
            // no farewell: the other side sees a reset
            socket.setSoLinger(true, 0);
            socket.close();
        } catch (SocketException e) {
            // it is closed already, from the other side
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private enum Fate {
        LIVE,
        BEFORE_COMMIT,
        AFTER_COMMIT,
        ANYWHERE
    }

    /** One connection. */
    private final class Line {
        private final Socket client;
        private final Socket server;
        private final Fate fate;
        private final AtomicInteger chunksLeft = new AtomicInteger(someChunks());
        private volatile boolean isCommitUnderWay;

        Line(Socket client, Socket server, Fate fate) {
            this.client = client;
            this.server = server;
            this.fate = fate;
        }

        void ask() {
            pump(client, server, true);
        }

        void answer() {
            pump(server, client, false);
        }

        private void pump(Socket from, Socket to, boolean isQuestion) {
            byte[] buffer = new byte[BUFFER];
            try {
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream();
                for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                    if (isLast(isQuestion, new String(buffer, 0, read, StandardCharsets.ISO_8859_1))) {
                        break;
                    }
                    out.write(buffer, 0, read);
                    out.flush();
                }
            } catch (IOException e) {
                // one side is gone, and the other one goes too
            } finally {
                close(client);
                close(server);
            }
        }

        /** Whether the connection ends instead of passing this on. */
        private boolean isLast(boolean isQuestion, String chunk) {
            if (!isCutting) {
                return false;
            }
            boolean isCommit = isQuestion && COMMIT.matcher(chunk).find();
            boolean isAfter = !isQuestion && isCommitUnderWay;
            isCommitUnderWay |= isCommit;
            return switch (fate) {
                case LIVE -> false;
                case BEFORE_COMMIT -> isCommit && cutBefore.incrementAndGet() > 0;
                case AFTER_COMMIT -> isAfter && cutAfter.incrementAndGet() > 0;
                case ANYWHERE -> chunksLeft.getAndDecrement() == 0 && cutAnywhere.incrementAndGet() > 0;
            };
        }
    }
}
