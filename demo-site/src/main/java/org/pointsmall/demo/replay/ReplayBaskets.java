package org.pointsmall.demo.replay;

import picocli.CommandLine.Command;

/** stub */
@Command(name = "replay")
public final class ReplayBaskets implements Runnable {
    public void run() {}
}
