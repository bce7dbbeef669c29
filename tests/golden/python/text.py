"""Cases of Python's text, made at random by the CPython that runs this: python tests/golden/text.py"""
import random, json, string as st
random.seed(1)
cases=[]
def run(f):
    try: return {"ok":f()}
    except Exception as e: return {"err":type(e).__name__+": "+str(e)}
def rf():
    r=random.random()
    if r<.15: return random.choice([0.0,-0.0,1.0,0.5,1.5,2.5,1e16,1e22,1e-5,1e-4,123456.0,1234567.0,999999.5,9999995.0,float('inf'),float('-inf'),float('nan'),5e-324,1.7976931348623157e308,0.1,0.3,2.675,1e15,123456789012345680.0])
    if r<.5: return random.uniform(-1000,1000)
    if r<.7: return round(random.uniform(-1e5,1e5),random.randint(0,4))
    return random.uniform(-1,1)*10**random.randint(-25,25)
def ri():
    r=random.random()
    if r<.3: return random.randint(-20,20)
    if r<.8: return random.randint(-10**random.randint(1,18),10**random.randint(1,18))
    return random.choice([0,1,-1,2**63-1,-2**63,65,97,8364,128512,1114111,1114112])
def spec(kinds):
    s=''
    r=random.random()
    if r<.4:
        if random.random()<.5: s+=random.choice('*0 x<é')
        s+=random.choice('<>^=')
    if random.random()<.3: s+=random.choice('+- ')
    if random.random()<.07: s+='z'
    if random.random()<.15: s+='#'
    if random.random()<.2: s+='0'
    if random.random()<.5: s+=str(random.randint(1,25))
    if random.random()<.25: s+=random.choice(',_')
    if random.random()<.02: s+=random.choice(',_')
    if random.random()<.35: s+='.'+str(random.choice([0,1,2,3,4,6,10,17,20]))
    if random.random()<.01: s+='.'
    if random.random()<.75: s+=random.choice(kinds)
    if random.random()<.02: s+=random.choice('qd é\x01')
    return s
texts=['','a','hello','héllo wörld','日本語','tab\there','x'*30,"it's"]
for i in range(450):
    v=rf(); s=spec('eEfFgGn%'*4+'ds'); cases.append(["float",v,s,run(lambda:format(v,s))])
for i in range(450):
    v=ri(); s=spec('bcdoxXn'*4+'efgs%'); 
    if random.random()<.7: s=s.replace('.','') if False else s
    if any(k in s for k in 'c') and 0xd800<=v<0xe000: continue
    cases.append(["int",v,s,run(lambda:format(v,s))])
for i in range(60):
    v=random.random()<.5; s=spec('dbxs'); cases.append(["bool",v,s,run(lambda:format(v,s))])
for i in range(150):
    v=random.choice(texts); s=spec('s'*9+'d'); cases.append(["str",v,s,run(lambda:format(v,s))])
for i in range(150):
    v=complex(rf(),rf()); s=spec('eEfFgGn'); cases.append(["complex",[v.real,v.imag],s,run(lambda:format(v,s))])
# percent
for i in range(500):
    k=random.choice('diouxXeEfFgGcrsa')
    f='%'+''.join(random.sample('#0- +',random.choice([0,0,1,2])))+(str(random.randint(1,14)) if random.random()<.5 else '')+('.'+str(random.randint(0,12)) if random.random()<.4 else '')+k
    if random.random()<.03: f='%'+random.choice(['y','5','','l',' é','.*'])
    v=random.choice([ri,rf,lambda:random.choice(texts),lambda:None])()
    if k=='c' and isinstance(v,int) and 0xd800<=v<0xe000: continue
    if k in 'diu' and isinstance(v,float) and abs(v)>9e18: continue
    if f.count('*'): continue
    t={'s':str,'r':repr,'a':ascii}.get(k)
    cases.append(["percent",t(v) if t else v,f,run(lambda:f%(v,))])
# numbers
pieces=['0','1','12','0x1f','0b11','0o7','-','+','_','1_000',' ','\t','.','e5','e-3','inf','nan','Infinity','abc','z','j','3.5','1e400','٣','９','(','J','0_1','00','007']
for i in range(450):
    s=''.join(random.choice(pieces) for _ in range(random.choice([1,1,1,2,2,3,4])))
    b=random.choice([10,10,10,0,2,16,36,8,1,37])
    r=run(lambda:int(s,b))
    if 'ok' in r and not -2**63<=r['ok']<2**63: continue
    cases.append(["parse_int",s,b,r])
    cases.append(["parse_float",s,None,run(lambda:float(s))])
    cases.append(["parse_complex",s,None,run(lambda:[complex(s).real,complex(s).imag])])
# repr
alpha='ab\'"\\\n\r\t\x00\x7f\x85é日\u200b\U0001F600\U000e0001 \xa0\u0301\xad\u2028'
for i in range(150):
    s=''.join(random.choice(alpha) for _ in range(random.randint(0,6)))
    cases.append(["repr",s,None,run(lambda:repr(s))]); cases.append(["ascii",s,None,run(lambda:ascii(s))])
# arithmetic
import operator as op
def fits(r):
    v=r.get('ok'); return not isinstance(v,int) or -2**63<=v<2**63
for i in range(130):
    a,b=ri(),ri()
    for n,f in [('idiv',op.floordiv),('imod',op.mod),('itrue',op.truediv)]:
        r=run(lambda:f(a,b))
        if fits(r): cases.append([n,a,b,r])
    m=random.choice([ri(),7,10**9+7,-13,0]); e=random.randint(-5,50)
    cases.append(['ipowmod',[a,e],m,run(lambda:pow(a,e,m))])
    n=random.randint(-20,2); r=run(lambda:round(a,n))
    if fits(r): cases.append(['iround',a,n,r])
    a,b=rf(),rf()
    if random.random()<.3: b=float(random.randint(-3,3))
    for n,f in [('fdiv',op.floordiv),('fmod',op.mod)]: cases.append([n,a,b,run(lambda:f(a,b))])
    def p():
        v=a**b
        return [v.real,v.imag] if isinstance(v,complex) else v
    cases.append(['fpow',a,b,run(p)])
    n=random.randint(-8,10); cases.append(['fround',a,n,run(lambda:round(a,n))])
    h=random.randint(-200,200)+.5; cases.append(['fround',h/10**random.randint(0,3),random.randint(0,3),None]); c=cases[-1]; c[3]=run(lambda:round(c[1],c[2]))
    if abs(a)<9e18 or a!=a or abs(a)==float('inf'): cases.append(['fint',a,None,run(lambda:int(a))]); cases.append(['fround0',a,None,run(lambda:round(a))])
def enc(o):
    if isinstance(o,float): return {"f":repr(o)}
    if isinstance(o,(list,tuple)): return [enc(x) for x in o]
    if isinstance(o,dict): return {k:enc(v) for k,v in o.items()}
    return o
# methods
import itertools
words=['','a','ab','abc',' ','  a b  ','Hello World','hello world','HELLO','a,b,,c',',','b','o','l','ll','x\ty\n','ß','ΑΣ','Ǆx','don\'t stop','123','-42','+7','½','²','١','a1_b','_x','1a','a b\tc\nd\r\ne','line\n','日本語','éÉ','\x1c','mississippi','ss','issi','ﬁsh','ıİ']
names=[n for n in dir(str) if not n.startswith('_') and n not in('format','format_map','encode')]
def arg():
    r=random.random()
    if r<.6: return random.choice(words)
    if r<.9: return random.randint(-4,9)
    return random.choice([None,True,2.5,('a','b'),('a',1),['a','b'],['a',1]])
good={'join':lambda:[random.choice([[random.choice(words) for _ in range(3)],('a','b'),'abc',5,['a',1]])],
'replace':lambda:[random.choice(words),random.choice(words)]+([random.randint(-1,3)] if random.random()<.4 else []),
'center':lambda:[random.randint(0,14)]+([random.choice('*.é')] if random.random()<.5 else []),'zfill':lambda:[random.randint(-1,9)],
'translate':lambda:[random.choice([str.maketrans('abl','xyz','o'),{97:None,98:'BB',108:0x41},{},5])],'maketrans':lambda:random.choice([['ab','cd'],['ab','c'],['abc','def','x'],[{'a':1,98:'z'}],[{'ab':1}],['a',1],[5],[]]),
'split':lambda:[random.choice(words+[None])]+([random.randint(-1,3)] if random.random()<.6 else []),
'startswith':lambda:[random.choice(words+[('a','h'),('a',1),1])]+[random.randint(-4,5) for _ in range(random.randint(0,2))],
'splitlines':lambda:random.choice([[],[True]]), 'expandtabs':lambda:random.choice([[],[4],[0]])}
good['ljust']=good['rjust']=good['center'];good['rsplit']=good['split'];good['endswith']=good['startswith']
for n in ('find','rfind','index','rindex','count'): good[n]=lambda:[random.choice(words)]+[random.choice([None,0,1,-1,2,-3,9]) for _ in range(random.randint(0,2))]
def plain(o):
    if isinstance(o,tuple): return {"t":[plain(x) for x in o]}
    if isinstance(o,list): return [plain(x) for x in o]
    if isinstance(o,dict): return {"d":[[plain(k),plain(v)] for k,v in o.items()]}
    return enc(o)
for n in names:
    for i in range(28):
        s=random.choice(words)
        if random.random()<.25: a=[arg() for _ in range(random.randint(0,3))]
        elif n in good: a=good[n]()
        elif n.startswith('is') or n in('upper','lower','title','capitalize','casefold','swapcase'): a=[]
        else: a=[random.choice(words)]
        kw={}
        if n in('split','rsplit') and random.random()<.2: a=a[:1]; kw={'maxsplit':1}
        if random.random()<.02: kw={'foo':1}
        r=run(lambda:plain(getattr(s,n)(*a,**kw)))
        cases.append(['method',s,[n,[plain(x) for x in a],kw],r])
json.dump([enc(c) if c[0]!='method' else c for c in cases],open(__file__.replace('.py','.json'),'w'),ensure_ascii=True,separators=(',',':'))
print(len(cases))
