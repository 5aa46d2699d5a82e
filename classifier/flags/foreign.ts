import type { CONCEPTS } from './concepts.ts';
import { bitOf } from './rules.ts';

/** The concepts in other alphabets, and in Latin letters with accents. */
const FOREIGN: Partial<Record<keyof typeof CONCEPTS, readonly string[]>> = {
  model: ['助手', '模型', '智能体', 'アシスタント', 'モデル', '어시스턴트', '모델', 'ассистент', 'модел', 'помощник'],
  user: ['用户', '使用者', 'ユーザー', '사용자', 'пользовател', 'usuário'],
  conceal: ['不要告诉', '不要告訴', '不得告诉', '请勿告知', '不要提及', '不要透露', '无需告知', '不要通知', '不要让用户知道', '隐瞒', '保密', '不必说明', '秘密地', '悄悄', '伝えない', '知らせない', '教えない', '言わない', '秘密に', '黙って', '알리지', '말하지', '비밀로', '몰래', 'не сообщай', 'не говори', 'не упоминай', 'не уведомляй', 'не раскрывай', 'не показывай', 'тайно', 'незаметно', 'скрой', 'não inform', 'não dig', 'não cont', 'não mencion', 'sans prévenir', 'à l’insu', "à l'insu", 'ohne es zu erwähnen', 'erwähne', 'no menciones', 'no reveles'],
  unasked: ['无需用户确认', '无需询问', '无需用户', '不要询问', '不经确认', '確認せず', '確認なし', '확인 없이', '묻지', 'без подтверждения', 'без спроса', 'не спрашивай', 'sem confirmação', 'sin confirmación', 'ohne bestätigung', 'ohne rückfrage', 'rückfragen'],
  override: ['忽略', '无视', '無視', '忘记', '忘掉', '覆盖', '무시', '잊어', 'игнорируй', 'игнорировать', 'забудь', 'проигнорируй', 'отмени'],
  rules: ['指令', '指示', '规则', '提示词', '限制', '命令', '지시', '명령', '규칙', 'инструкц', 'указан', 'правил', 'instruções', 'anweisungen'],
  former: ['之前', '以前', '先前', '所有', '全部', '上述', 'これまで', 'すべて', '이전', '모든', 'предыдущ', 'прежн', 'все ', 'всех', 'précédent', 'antérieur'],
  secret: ['密钥', '密码', '令牌', '凭证', '凭据', '私钥', '秘钥', '口令', 'パスワード', 'トークン', '秘密鍵', '認証情報', '비밀번호', '토큰', '암호', '비밀', 'парол', 'токен', 'ключ', 'секрет', 'учетные данные', 'contraseña'],
  whole: ['全部', '所有', '完整', '内容', 'すべて', '전체', '모두', 'все ', 'весь ', 'полност', 'содержимое'],
  carry: ['发送', '传送', '上传', '转发', '填入', '写入', '附加', '传递', '放入', '提供给', '发到', '送信', '入れて', '渡して', 'アップロード', '転送', '보내', '전송', '입력', '업로드', 'отправ', 'передай', 'перешли', 'вставь', 'загрузи', 'добавь', 'скопируй', 'übergib', 'füge', 'anhängen', 'reenvía', 'envía'],
  take: ['读取', '打开', '获取', '收集', '読み', '開い', '읽', '열어', 'прочитай', 'прочти', 'открой'],
  must: ['务必', '一定要', '首先', '请先', '结束后', '调用前', '之前先', 'あらかじめ', 'まず', '必ず', '반드시', '먼저', '항상', 'обязательно', 'сначала', 'перед ', 'всегда', 'immer', 'siempre'],
  others: ['其他工具', '任何工具', '其他任何', '其它工具', '別のツール', '他のツール', '다른 도구', 'другие инструмент', 'другой инструмент', 'других инструмент', 'любой другой'],
  supremacy: ['唯一', '最好的', '优先调用', '优先使用', '优先选择', '禁止使用', '不要使用', '必ず使', '最高の', '唯一の', '最優先', '우선', '최고의', 'лучший', 'единственн', 'вместо', 'только этот'],
  everytime: ['任何情况下', '无论用户', '不管用户', '在调用任何', '毎回', '항상', 'при любом', 'независимо от'],
  call: ['本工具', '此工具', '调用', 'このツール', '呼び出', '이 도구', '호출', 'этот инструмент', 'вызов'],
  harm: ['删除', '转账', '执行命令', '削除', '送金', '삭제', '송금', 'удали', 'переведи', 'выполни'],
}; // prettier-ignore

/** The phrases by the character that they begin with. */
const beginnings = new Map<number, { phrase: string; concept: number }[]>();
for (const [name, phrases] of Object.entries(FOREIGN))
  for (const phrase of phrases) {
    const begun = beginnings.get(phrase.charCodeAt(0)) ?? [];
    beginnings.set(phrase.charCodeAt(0), [...begun, { phrase, concept: bitOf(name as keyof typeof CONCEPTS) }]);
  }
const begins = new Uint8Array(1 << 16);
for (const code of beginnings.keys()) begins[code] = 1;

/** The concepts that a sentence names in another alphabet, one bit each. */
export function foreignConcepts(sentence: string): number {
  const text = sentence.toLowerCase();
  let concepts = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (begins[code] === 0) continue;
    for (const { phrase, concept } of beginnings.get(code) ?? [])
      if ((concepts & concept) === 0 && text.startsWith(phrase, i)) concepts |= concept;
  }
  return concepts;
}
