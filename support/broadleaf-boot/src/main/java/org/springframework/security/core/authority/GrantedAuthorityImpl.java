package org.springframework.security.core.authority;

import java.util.Objects;
import org.springframework.security.core.GrantedAuthority;

/**
 * The authority class of Spring Security 3, replaced by {@link SimpleGrantedAuthority} in version 4. Broadleaf 3.1's
 * login services create instances of it. Equal to any authority of the same name, as the original was, so that the two
 * kinds mix in one set.
 */
public final class GrantedAuthorityImpl implements GrantedAuthority {

    private static final long serialVersionUID = 1L;

    private final String role;

    public GrantedAuthorityImpl(String role) {
        this.role = Objects.requireNonNull(role, "role");
    }

    @Override
    public String getAuthority() {
        return role;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof GrantedAuthority && role.equals(((GrantedAuthority) other).getAuthority());
    }

    @Override
    public int hashCode() {
        return role.hashCode();
    }

    @Override
    public String toString() {
        return role;
    }
}
