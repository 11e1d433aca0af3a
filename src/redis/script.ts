import { sha1 } from '@noble/hashes/legacy.js';
import { toHex, utf8 } from '../internal/bytes.js';

/** A script that Redis runs in one step, and the name by which it knows it. */
export interface Script {
  readonly text: string;
  /** SHA-1 of the text, 40 hex digits, as `EVALSHA` wants it. */
  readonly sha1: string;
}

function script(text: string): Script {
  return { text, sha1: toHex(sha1(utf8(text))) };
}

/** What each script answers that cannot know everything it was told: see {@link prepare}. */
export const lossAnswers = ['lost', 'forgetful'] as const;

/**
 * Without its mark a store has lost its memory, or was never prepared: counts of it would begin anew. One that throws away
 * under pressure what has an end cannot keep a count. KEYS[1] is the mark, ARGV[1] `1` to look at the settings.
 */
const guard = `
if redis.call('EXISTS', KEYS[1]) == 0 then return 'lost' end
if ARGV[1] == '1' then
  local info = redis.call('INFO', 'memory')
  if not string.find(info, 'maxmemory:0\\r', 1, true)
    and not string.find(info, 'maxmemory_policy:noeviction', 1, true) then return 'forgetful' end
end
`;

/**
 * The time that a key is kept is only ever made longer: a clock that ran ahead would make it shorter. An empty one is for ever.
 * `seat` counts who is in a room; who left by the time of who asks makes room, and what was counted for him stays.
 */
const keeping = `
local function keep(key, ttl)
  local left = redis.call('PTTL', key)
  if ttl == '' then
    if left ~= -1 then redis.call('PERSIST', key) end
  elseif left == -1 then
    return
  elseif left < tonumber(ttl) then
    redis.call('PEXPIRE', key, ttl)
  end
end
local function start(key, ttl)
  if ttl ~= '' then redis.call('PEXPIRE', key, ttl) end
end
local function seat(room, member, now, ttl)
  local isNew = redis.call('EXISTS', room) == 0
  local score = '+inf'
  if ttl ~= '' then score = string.format('%.0f', tonumber(now) + tonumber(ttl)) end
  redis.call('ZADD', room, score, member)
  if isNew then start(room, ttl) else keep(room, ttl) end
end
local function holds(room, more, now, capacity)
  redis.call('ZREMRANGEBYSCORE', room, '-inf', '(' .. now)
  return redis.call('ZCARD', room) + more <= tonumber(capacity)
end
`;

/** KEYS: the nonce, how many were given out. ARGV: until, how long it is kept, the most. */
export const issueNonce: Script = script(`
if redis.call('EXISTS', KEYS[1]) == 1 then return 'issued' end
if tonumber(redis.call('GET', KEYS[2]) or '0') >= tonumber(ARGV[3]) then return 'full' end
if redis.call('INCR', KEYS[2]) == 1 then redis.call('PEXPIRE', KEYS[2], ARGV[2]) end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 'issued'
`);

/** KEYS: the nonce. ARGV: the time of who asks, the name of the attempt. */
export const consumeNonce: Script = script(`
local known = redis.call('GET', KEYS[1])
if not known then return 'unknown' end
local ending, attempt = string.match(known, '^(%d+):?(.*)$')
if attempt ~= '' then
  if attempt == ARGV[2] then return 'consumed' end
  return 'used'
end
if tonumber(ARGV[1]) >= tonumber(ending) then return 'unknown' end
redis.call('SET', KEYS[1], ending .. ':' .. ARGV[2], 'KEEPTTL')
return 'consumed'
`);

/**
 * KEYS: the mark, the request, then the count and the room of each charge. ARGV: whether to look at the settings, the time of
 * who asks, the name of the attempt, how long the request is kept, the most in a room; then the limit and how long it is kept of each charge.
 */
export const charge: Script = script(`${guard}${keeping}
local now, attempt, retry, capacity = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local before = redis.call('GET', KEYS[2])
if before then
  if before == attempt then return 'charged' end
  return 'repeated'
end
local charges = (#KEYS - 2) / 2
local rooms = {}
local fresh = {}
for i = 1, charges do
  local used = redis.call('GET', KEYS[1 + 2 * i])
  local limit = ARGV[4 + 2 * i]
  if limit ~= '' and tonumber(used or '0') >= tonumber(limit) then return 'spent' end
  if not used then
    local room = KEYS[2 + 2 * i]
    rooms[room] = (rooms[room] or 0) + 1
    fresh[i] = true
  end
end
for room, more in pairs(rooms) do
  if not holds(room, more, now, capacity) then return 'full' end
end
for i = 1, charges do
  local key, ttl = KEYS[1 + 2 * i], ARGV[5 + 2 * i]
  redis.call('INCR', key)
  if fresh[i] then
    start(key, ttl)
    seat(KEYS[2 + 2 * i], key, now, ttl)
  else
    keep(key, ttl)
  end
end
redis.call('SET', KEYS[2], attempt, 'PX', retry)
return 'charged'
`);

/**
 * KEYS: the mark, the room, then each proof. ARGV: whether to look at the settings, the time of who asks, the session key, how
 * long proofs are kept, the most in a room.
 */
export const bindProofs: Script = script(`${guard}${keeping}
local now, sessionKey, ttl, capacity = ARGV[2], ARGV[3], ARGV[4], ARGV[5]
local fresh = {}
for i = 3, #KEYS do
  local bound = redis.call('GET', KEYS[i])
  if not bound then
    fresh[#fresh + 1] = KEYS[i]
  elseif bound ~= sessionKey then
    return 'used'
  end
end
if #fresh > 0 and not holds(KEYS[2], #fresh, now, capacity) then return 'full' end
for _, key in ipairs(fresh) do
  redis.call('SET', key, sessionKey, 'PX', ttl)
  seat(KEYS[2], key, now, ttl)
end
return 'bound'
`);

/** Sets a mark. KEYS: the mark. */
export const prepare: Script = script(`
if redis.call('SET', KEYS[1], '1', 'NX') then return 'marked' end
return 'known'
`);
