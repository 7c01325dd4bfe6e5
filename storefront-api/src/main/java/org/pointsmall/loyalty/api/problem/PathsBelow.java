package org.pointsmall.loyalty.api.problem;

import javax.servlet.http.HttpServletRequest;

/**
 * The paths of an application below one of them, itself included.
 *
 * @param root begins with a slash and ends without one; empty for all paths
 */
public record PathsBelow(String root) {

    /** Whether the container has found the request to be one of these. */
    public boolean contain(HttpServletRequest request) {
        String within = request.getPathInfo() == null ? "" : request.getPathInfo();
        return begins(request.getServletPath() + within, "/");
    }

    /** Whether a path as it was sent is one of these; it may make no sense at all. */
    public boolean contain(String sent) {
        return begins(sent, "/;%?");
    }

    private boolean begins(String path, String boundaries) {
        return path.startsWith(root)
                && (root.isEmpty()
                        || path.length() == root.length()
                        || boundaries.indexOf(path.charAt(root.length())) >= 0);
    }
}
